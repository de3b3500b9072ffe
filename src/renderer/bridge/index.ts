export { pause } from './back-off.ts';
export { connect } from './connect.ts';
export type { Connection } from './connect.ts';
export { isAborted, toFailure } from './failure.ts';
export { follow } from './follow.ts';
export { Line } from './line.ts';
export type { LineStatus } from './line.ts';
export { sendFile } from './send-file.ts';
export { sendParcel } from './send-parcel.ts';

import { StockroomError } from '../../../shared/model/failure.ts';
import type { FileId } from '../../../shared/model/ids.ts';
import type { App } from '../../app/app.ts';
import { toFailure } from '../../bridge/index.ts';

/** In the program that the system has for it; where there is none, the user gets to know where the file is. */
export async function openFile(app: App, fileId: FileId): Promise<void> {
  try {
    const { opened } = await app.bridge.listing.openFile({ fileId });
    if (opened) return;
    const [path] = await app.bridge.listing.paths({ fileIds: [fileId] });
    if (path !== undefined) app.shownPath.setState(path, true);
  } catch (error) {
    app.toasts.failed(toFailure(error));
  }
}

export async function copyPath(app: App, fileId: FileId): Promise<void> {
  try {
    const paths = await app.bridge.listing.paths({ fileIds: [fileId] });
    await navigator.clipboard.writeText(paths.join('\n'));
    app.toasts.done('Copied the path.');
  } catch (error) {
    const refused = error instanceof DOMException;
    const { failure } = new StockroomError('internal', {
      message: 'The clipboard could not be written to.',
      action: 'Allow this window to use the clipboard, then try again.',
    });
    app.toasts.failed(refused ? failure : toFailure(error));
  }
}

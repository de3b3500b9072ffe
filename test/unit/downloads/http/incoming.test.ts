import { expect, it } from 'vitest';
import { Incoming } from '../../../../src/main/downloads/jobs/http/incoming.ts';

it('an answer that ends while it is paused leaves its connection reading', async () => {
  const kept: boolean[] = [];
  const incoming = new Incoming({
    resume: () => {},
    discard: () => {},
    onHead: () => {},
    onDone: (reusable) => kept.push(reusable),
  });
  incoming.take(Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n'));
  const { body } = await incoming.answer;
  const end = body(() => false);
  expect(incoming.take(Buffer.from('a'))).toBe(false);
  // One read of an encrypted connection brings several chunks, whoever asks for a pause between them.
  expect(incoming.take(Buffer.from('b'))).toBe(true);
  await end;
  expect(kept).toEqual([true]);
});

it.each([4, 5, 900])(
  'chunks outrank a length of %i beside them, and the connection serves nothing more',
  async (length) => {
    const kept: boolean[] = [];
    const incoming = new Incoming({
      resume: () => {},
      discard: () => {},
      onHead: () => {},
      onDone: (reusable) => kept.push(reusable),
    });
    incoming.take(
      Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\nTransfer-Encoding: chunked\r\n\r\n`),
    );
    const { body, headers } = await incoming.answer;
    expect(headers).not.toHaveProperty('content-length');
    let text = '';
    const end = body((chunk) => {
      text += chunk.toString();
      return true;
    });
    incoming.take(Buffer.from('5\r\nwhole\r\n0\r\n\r\n'));
    await end;
    expect(text).toBe('whole');
    expect(kept).toEqual([false]);
  },
);

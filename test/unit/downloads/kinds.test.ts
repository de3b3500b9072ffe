import { describe, expect, it } from 'vitest';
import { judgeType, sniff } from '../../../src/main/downloads/jobs/transfer/kinds.ts';

const head = (start: string, rest = 600) =>
  Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(rest, 0x20)]);

describe('sniff', () => {
  it.each([
    ['\xff\xd8\xff\xe0', 'jpeg'],
    ['\x89PNG\r\n\x1a\n', 'png'],
    ['GIF89a', 'gif'],
    ['RIFF\0\0\0\0WEBP', 'webp'],
    ['RIFF\0\0\0\0WAVE', 'wav'],
    ['RIFF\0\0\0\0AVI ', 'avi'],
    ['%!PS-Adobe-3.0 EPSF-3.0', 'postscript'],
    ['%PDF-1.7', 'pdf'],
    ['<?xml version="1.0"?>\n<svg xmlns="x">', 'svg'],
    ['<svg >', 'svg'],
    ['PK\x03\x04', 'zip'],
    ['\0\0\0\x20ftypisom', 'mp4'],
    ['\0\0\0\x20ftypqt  ', 'mov'],
    ['\0\0\0\x20ftypM4A ', 'm4a'],
    ['\x1a\x45\xdf\xa3', 'webm'],
    ['ID3', 'mp3'],
    ['  <!doctype html>', 'html'],
    ['<html lang="en">', 'html'],
    ['<!-- hello -->\n<html>', 'html'],
    ['{"type":"failure"}', 'json'],
    ['[{"a":1}]', 'json'],
    ['<?xml version="1.0"?><Error>', 'xml'],
    ['v1 o0 v1 o0', 'unknown'],
    ['', 'unknown'],
  ])('%j is %s', (start, kind) => {
    expect(sniff(head(start))).toBe(kind);
  });
});

describe('judgeType', () => {
  const judge = (
    start: string,
    contentType: string,
    type: Parameters<typeof judgeType>[0]['type'] = 'image',
  ) => {
    const verdict = judgeType({ head: head(start), contentType, type });
    return verdict.kind === 'fits' ? verdict.extension : verdict.kind;
  };

  it('the bytes name the extension, then the server, then the asset', () => {
    expect(judge('\x89PNG\r\n\x1a\n', 'application/octet-stream')).toBe('png');
    expect(judge('anything', 'image/tiff')).toBe('tif');
    expect(judge('anything', '')).toBe('jpg');
    expect(judge('anything', '', 'vector')).toBe('eps');
    expect(judge('anything', '', 'video')).toBe('mp4');
    expect(judge('anything', '', 'audio')).toBe('mp3');
    expect(judge('%PDF-1.5', 'application/illustrator', 'vector')).toBe('ai');
    expect(judge('%PDF-1.5', 'application/postscript', 'vector')).toBe('pdf');
    expect(judge('\0\0\0\x20ftypqt  ', 'video/mp4', 'video')).toBe('mov');
  });

  it('a drawing may come as a picture or packed', () => {
    expect(judge('\xff\xd8\xff\xe0', 'image/jpeg', 'vector')).toBe('jpg');
    expect(judge('PK\x03\x04', 'application/zip', 'vector')).toBe('zip');
  });

  it('refuses on evidence', () => {
    expect(judge('\x89PNG\r\n\x1a\n', 'image/jpeg')).toBe('wrong');
    expect(judge('PK\x03\x04', 'application/octet-stream')).toBe('wrong');
    expect(judge('\xff\xd8\xff\xe0', 'image/jpeg', 'video')).toBe('wrong');
    expect(judge('anything', 'text/plain')).toBe('wrong');
    expect(judge('anything', 'application/json')).toBe('wrong');
    expect(judge('anything', 'text/html')).toBe('page');
    expect(judge('<!DOCTYPE html>', 'image/jpeg')).toBe('page');
    expect(judgeType({ head: Buffer.alloc(0), contentType: 'image/jpeg', type: 'image' }).kind).toBe('wrong');
  });

  it('takes bytes of a known kind for what they are, whatever text the server calls them', () => {
    for (const label of ['text/html', 'text/plain', 'application/json', 'application/xhtml+xml']) {
      expect(judge('\xff\xd8\xff\xe0', label)).toBe('jpg');
      expect(judge('PK\x03\x04', label)).toBe('wrong');
      expect(judge('<html>', label)).toBe('page');
    }
    expect(judge('{"type":"failure"}', 'text/plain')).toBe('wrong');
  });

  it('passes any known kind while nobody has told what the asset is', () => {
    expect(judge('PK\x03\x04', '', null)).toBe('zip');
  });
});

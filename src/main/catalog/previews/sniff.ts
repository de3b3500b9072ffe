/**
 * The media type of a preview by its first bytes. The server's word is not enough: a sign-in page of a hotel
 * network comes with status 200, and an SVG could carry a script into the page.
 */
export function sniffPreview(bytes: Uint8Array): string | null {
  const ascii = (from: number, text: string) =>
    text.split('').every((letter, index) => bytes[from + index] === letter.charCodeAt(0));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (bytes[0] === 0x89 && ascii(1, 'PNG')) return 'image/png';
  if (ascii(0, 'GIF8')) return 'image/gif';
  if (ascii(0, 'RIFF') && ascii(8, 'WEBP')) return 'image/webp';
  if (ascii(4, 'ftypavif')) return 'image/avif';
  if (ascii(4, 'ftyp')) return 'video/mp4';
  if (bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3) return 'video/webm';
  return null;
}

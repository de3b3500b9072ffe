/**
 * The title in a file name of the list, such as `Depositphotos_306741443-stock-image-forest-in-black-and-white.jpg`
 * [doc]: people know an asset by these words. A name of another form stays as it is.
 */
export function titleOf(fileName: string): string {
  const match =
    /^depositphotos_\d+[-_](?:stock[-_](?:photo|image|illustration|vector|video|footage|audio|music)[-_])?(.+?)(?:\.\w{2,5})?$/i.exec(
      fileName.trim(),
    );
  const words = match?.[1]?.replaceAll(/[-_]+/g, ' ').trim() ?? '';
  return words === '' ? fileName : words.charAt(0).toUpperCase() + words.slice(1);
}

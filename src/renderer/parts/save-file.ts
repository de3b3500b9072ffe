/** Hands a text to the user as a file, as a download of the page. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken its hold of it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url));
}

/**
 * A system notification, where the browser lets us already and the page has no focus. The desktop app has its own,
 * and gives no page the right.
 */
export function notify(page: Window & typeof globalThis, title: string, body: string): void {
  if (page.document.hasFocus()) return;
  if (!('Notification' in page) || page.Notification.permission !== 'granted') return;
  const notice = new page.Notification(title, { body });
  notice.addEventListener('click', () => {
    page.focus();
    notice.close();
  });
}

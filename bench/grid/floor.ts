/**
 * The floor: a page written by hand that does nothing. The same pictures at the same places in the same frame, all
 * of them in the document from the start, no script, no list, no keyboard.
 */
export function floorPage(tiles: number, ids: readonly string[]): string {
  const [width, height, gap, perRow] = [272, 220, 8, 5];
  const parts = Array.from({ length: tiles }, (_, index) => {
    const left = (index % perRow) * (width + gap);
    const top = Math.floor(index / perRow) * (height + gap);
    const source = `/preview/${ids[index % ids.length]}/grid?${index}`;
    return `<div class="tile" data-asset style="left:${left}px;top:${top}px"><img src="${source}" alt="" loading="lazy" decoding="async"></div>`;
  });
  const strip = Math.ceil(tiles / perRow) * (height + gap);
  return `<!doctype html><meta charset="utf-8"><title>Floor</title><style>
html,body{margin:0;height:100%;overflow:hidden;background:#222}
#viewport{height:100%;overflow:auto;contain:strict}
#strip{position:relative;height:${strip}px;will-change:transform}
.tile{position:absolute;width:${width}px;height:${height}px;background:#333;contain:strict}
img{display:block;width:100%;height:100%;object-fit:cover}
</style><div id="viewport"><div id="strip">${parts.join('')}</div></div>`;
}

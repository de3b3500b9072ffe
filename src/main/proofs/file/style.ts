/** The look of a proof: neutral like the light table, on paper-white or near black as the client's system has it. */
export const STYLE = `:root{color-scheme:light dark;--ground:light-dark(#efefef,#161616);--card:light-dark(#fff,#222);--line:light-dark(#d5d5d5,#3a3a3a);--edge:light-dark(#888,#7a7a7a);--text:light-dark(#222,#eee);--soft:light-dark(#555,#b5b5b5);--pick:light-dark(#1d6b35,#6fd08c);--reject:light-dark(#a1281f,#ff8e83);font:14px/1.45 system-ui,sans-serif}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text)}
header{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:10px 14px;align-items:center;padding:14px 24px;border-bottom:1px solid var(--line);background:var(--card)}
h1{margin:0;font-size:20px;font-weight:600}
#status{margin:0 auto 0 0;color:var(--soft)}
h2{margin:0;font-size:14px;font-weight:600;overflow-wrap:anywhere}
label{color:var(--soft)}
input,textarea,button{font:inherit;color:inherit;border:1px solid var(--edge);border-radius:6px;background:transparent;padding:6px 10px}
textarea{width:100%;min-height:36px;resize:vertical;field-sizing:content}
button{cursor:pointer}
button:hover{border-color:var(--text)}
:focus-visible{outline:2px solid light-dark(#9a4a00,#f0a44c);outline-offset:2px}
.main{border-color:var(--text);background:var(--text);color:var(--card);font-weight:600}
[role=group]{display:flex;gap:4px}
[aria-pressed=true]{border-color:currentColor;font-weight:600;box-shadow:inset 0 0 0 1px currentColor}
[data-set=pick][aria-pressed=true]{color:var(--pick)}
[data-set=reject][aria-pressed=true]{color:var(--reject)}
#said{min-width:100%;margin:0;color:var(--soft)}
#said:empty{display:none}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(260px,1fr));gap:18px;padding:24px}
article{display:flex;flex-direction:column;gap:10px;padding:12px;border:1px solid var(--line);border-radius:10px;background:var(--card)}
article[hidden]{display:none}
article[data-verdict=pick]{border-color:var(--pick);box-shadow:0 0 0 1px var(--pick)}
article[data-verdict=reject] .picture{opacity:.4}
.picture{display:grid;place-items:center;width:100%;height:200px;padding:0;border:0;background:var(--ground)}
.picture img{max-width:100%;max-height:200px}
.none{color:var(--soft)}
.row{display:flex;gap:8px}
.row button{flex:1}
.id{color:var(--soft);font-size:12px}
footer{padding:0 24px 24px;color:var(--soft);max-width:70ch}
dialog{max-width:none;max-height:none;width:100vw;height:100vh;margin:0;padding:24px;border:0;background:#000;color:#eee;text-align:center}
dialog img{max-width:100%;max-height:calc(100vh - 96px)}
@media print{header,.row,textarea,footer{display:none}}`;

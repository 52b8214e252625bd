// The look of a report file: paper and ink, the hues of roles, and print.

export const SHEET = `
:root{color-scheme:light dark;--paper:light-dark(#fcfbf8,#1c1d22);--ink:light-dark(#23242b,#ebe8e1);--dim:light-dark(#5c5e68,#aeb0b6);--line:light-dark(#dedbd3,#3d3f47);--well:light-dark(#f3f1eb,#282a31);--link:light-dark(#23242b,#ebe8e1);
--context:light-dark(#e3eefb,#22364f);--mechanism:light-dark(#efe6fb,#3a2a55);--outcome:light-dark(#dcf3f0,#1c423f);--strategy:light-dark(#fbe6ec,#4f2536);--actor:light-dark(#f5ead9,#43351f);--against:light-dark(#a3262a,#f2a5a0);--for:light-dark(#23622f,#9ed6a5);--partly:light-dark(#7a5300,#e8c46a)}
*{box-sizing:border-box}
body{margin:0 auto;max-width:50rem;padding:1.5rem 1.25rem 4rem;background:var(--paper);color:var(--ink);font:400 1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;overflow-wrap:break-word}
h1,h2,h3,.lead,.reading,.wording,blockquote{font-family:"Iowan Old Style",Charter,"Source Serif 4","Source Serif Pro",Cambria,"Noto Serif","Liberation Serif",Georgia,serif}
h1{font-size:2rem;font-weight:500;line-height:1.2;margin:1rem 0 .5rem;text-wrap:balance}
h2{font-size:1.55rem;font-weight:500;line-height:1.25;margin:3rem 0 .75rem;padding-top:1rem;border-top:1px solid var(--line);text-wrap:balance}
h3{font-size:1.2rem;font-weight:600;margin:2rem 0 .5rem}
h4{font-size:1rem;margin:1.5rem 0 .35rem}
h5{font-size:.95rem;margin:1.25rem 0 .25rem}
p,ul,ol{margin:0 0 .8rem}
a{color:var(--link);text-underline-offset:.18em}
a.note{font-size:.75em;font-weight:600;text-decoration:none;vertical-align:.3em;padding:0 .15em;background:var(--well);border-radius:3px}
a:focus-visible,summary:focus-visible,.wide:focus-visible{outline:3px solid light-dark(#c4620f,#f2b544);outline-offset:2px}
.subtitle,.quiet,.quiet a,figcaption,footer,nav{color:var(--dim)}
.quiet{font-size:.92em}
.notice,.missing{padding:.5rem .8rem;border-left:3px solid var(--partly);background:var(--well)}
.lead{font-size:1.15rem;padding:.6rem .9rem;border-left:3px solid var(--ink);background:var(--well)}
.reading,.wording{font-size:1.05rem;line-height:1.65;max-width:44rem}
nav{margin:1.5rem 0;font-size:.95rem}nav h2{font:600 1rem/1.4 inherit;margin:0 0 .25rem;padding:0;border:0}nav ol{list-style:none;padding:0;margin:0}nav li[data-level="3"]{padding-left:1.25rem}
nav li{padding:.1rem 0}
.wide{overflow-x:auto;margin:0 0 1.25rem}
table{border-collapse:collapse;font-size:.92rem}
caption{text-align:left;font-weight:600;padding:0 0 .4rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .7rem .45rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--dim);font-weight:600}
tbody th{font-weight:600}
details{margin:0 0 .8rem;border-left:2px solid var(--line);padding-left:.9rem}
summary{cursor:pointer;font-weight:600;padding:.25rem 0;min-height:1.75rem}
figure{margin:0 0 1rem;padding-left:.9rem;border-left:3px solid var(--line)}
figure[data-stance="supports"]{border-color:var(--for)}figure[data-stance="contradicts"]{border-color:var(--against)}figure[data-stance="refines"]{border-color:var(--partly)}
figure[data-unquoted]{border-left-style:dashed}
.drawing{margin:0 0 1rem;padding:0;border:0;break-inside:avoid}.drawing svg{display:block;max-width:100%;height:auto}
blockquote{margin:0;font-size:1.02rem}
figcaption{font-size:.88rem}
.el{padding:.05em .1em;border-radius:2px;background:var(--well);text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.2em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.el[data-role="context"]{background:var(--context)}.el[data-role="mechanism"],.el[data-role="resource"],.el[data-role="response"]{background:var(--mechanism)}.el[data-role="outcome"]{background:var(--outcome)}.el[data-role="strategy"]{background:var(--strategy)}.el[data-role="actor"]{background:var(--actor)}
.el sup{font:600 .65em/1 system-ui,sans-serif;margin-left:.15em}
.squares{display:flex;flex-wrap:wrap;gap:5px;list-style:none;padding:0}
.squares li{position:relative;width:1.15rem;height:1.15rem;border:1.5px solid var(--ink);border-radius:2px;overflow:hidden;--fill:0%;background:linear-gradient(to top,var(--ink) var(--fill),transparent var(--fill));print-color-adjust:exact;-webkit-print-color-adjust:exact}
.squares li span{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.squares [data-richness="thin"]{--fill:22%}.squares [data-richness="moderate"]{--fill:55%}.squares [data-richness="rich"]{--fill:100%}
.squares [data-stance="contradicts"]{border:2px solid var(--against);background:linear-gradient(to top right,transparent calc(50% - 1px),var(--against) calc(50% - 1px) calc(50% + 1px),transparent calc(50% + 1px))}
.squares [data-stance="refines"]{border-style:dashed}
.note-mark{line-height:0}.note-mark a{padding:0 .15em;text-decoration:none}.notes{font-size:.9rem}
footer{margin-top:4rem;border-top:1px solid var(--line);padding-top:.75rem;font-size:.85rem}
@media (prefers-contrast:more){:root{--dim:var(--ink);--line:var(--ink)}}
@media print{@page wide{size:A4 landscape}:root{color-scheme:light}.wide[data-landscape]{page:wide}.new-page{break-after:page}body{max-width:none;padding:0;font-size:10.5pt}nav{display:none}h2,h3,h4{break-after:avoid}figure,tr,.squares{break-inside:avoid}details>*{display:block}details::details-content{content-visibility:visible;block-size:auto}a{text-decoration:none}.el{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`

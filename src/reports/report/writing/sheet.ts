// The look of a report file: paper and ink, the hues of roles, contents beside the text where there is room, and print.

export const SHEET = `
:root{color-scheme:light dark;--paper:light-dark(#fcfbf8,#1c1d22);--ink:light-dark(#23242b,#ebe8e1);--dim:light-dark(#5c5e68,#aeb0b6);--line:light-dark(#dedbd3,#3d3f47);--well:light-dark(#f3f1eb,#282a31);--link:light-dark(#23242b,#ebe8e1);
--context:light-dark(#e3eefb,#22364f);--mechanism:light-dark(#efe6fb,#3a2a55);--outcome:light-dark(#dcf3f0,#1c423f);--strategy:light-dark(#fbe6ec,#4f2536);--actor:light-dark(#f5ead9,#43351f);--against:light-dark(#a3262a,#f2a5a0);--for:light-dark(#23622f,#9ed6a5);--partly:light-dark(#7a5300,#e8c46a);
--serif:"Iowan Old Style",Charter,"Source Serif 4","Source Serif Pro",Cambria,"Noto Serif","Liberation Serif",Georgia,serif;--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0 auto;max-width:50rem;padding:1.5rem 1.25rem 4rem;background:var(--paper);color:var(--ink);font:400 1rem/1.55 var(--sans);overflow-wrap:break-word}
h1,h2,h3,.lead,.reading,.wording,blockquote,cite{font-family:var(--serif)}
h1{font-size:clamp(1.7rem,1.3rem + 2vw,2.4rem);font-weight:500;line-height:1.15;margin:1rem 0 .6rem;text-wrap:balance}
h2{font-size:1.6rem;font-weight:500;line-height:1.25;margin:3.25rem 0 .9rem;padding-top:1.1rem;border-top:1px solid var(--line);text-wrap:balance}
h3{font-size:1.22rem;font-weight:600;line-height:1.3;margin:2.1rem 0 .5rem;text-wrap:balance}
h4{font-size:1rem;margin:1.6rem 0 .35rem}
h5{font-size:.95rem;margin:1.25rem 0 .25rem}
p,ul,ol{margin:0 0 .8rem}
li{margin:0 0 .3rem}
p,li,blockquote,td,th,h2,h3,h4{unicode-bidi:plaintext}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
a.note{font-size:.75em;font-weight:600;text-decoration:none;vertical-align:.3em;padding:0 .15em;background:var(--well);border-radius:3px}
a:focus-visible,summary:focus-visible,.wide:focus-visible{outline:3px solid light-dark(#c4620f,#f2b544);outline-offset:2px}
:target{scroll-margin-top:1rem;background:light-dark(#fff3d6,#3b3320)}
main:target{background:none}main:focus{outline:none}
.skip{position:absolute;left:.5rem;top:-6rem;padding:.6rem .9rem;background:var(--ink);color:var(--paper);z-index:1}
.skip:focus{top:.5rem}
.subtitle,.quiet,.quiet a,figcaption,footer,nav{color:var(--dim)}
.subtitle{font-size:1.1rem}
.quiet{font-size:.92em}
.notice,.missing{padding:.5rem .8rem;border-left:3px solid var(--partly);background:var(--well)}
.lead{font-size:1.2rem;line-height:1.5;padding:.75rem 1rem;border-left:3px solid var(--ink);background:var(--well)}
.reading,.wording{font-size:1.06rem;line-height:1.65;max-width:44rem}
.reading pre{overflow-x:auto;padding:.6rem .8rem;background:var(--well);font-size:.9rem}
.reading blockquote{padding-left:.9rem;border-left:3px solid var(--line)}
nav{margin:1.5rem 0;font-size:.95rem}
nav h2{font:600 .95rem/1.4 var(--sans);color:var(--ink);margin:0 0 .4rem;padding:0;border:0}
nav ol{list-style:none;padding:0;margin:0}nav ol ol{padding-left:1rem;font-size:.93em}
nav li{margin:0}nav a{display:block;padding:.22rem 0;color:inherit;text-decoration:none}nav a:hover{color:var(--ink);text-decoration:underline}
@media (max-width:40rem){nav ol ol{display:none}nav a{padding:.45rem 0;border-bottom:1px solid var(--line)}}
@media screen and (min-width:76rem){
body:has(>nav){display:grid;grid-template-columns:17rem minmax(0,50rem);grid-template-rows:auto auto 1fr;column-gap:4rem;max-width:73.5rem}
body:has(>nav)>:is(header,main,footer){grid-column:2}
body>nav{grid-column:1;grid-row:1/span 4;position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;margin:0;padding:1.5rem 1rem 1.5rem 0;font-size:.9rem}}
.ways{display:flex;flex-wrap:wrap;align-items:center;gap:0 1.1rem;margin:0 0 1rem;color:var(--dim)}.ways a{display:inline-block;padding:.65rem 0;min-width:2rem}.ways a[hreflang]{margin-inline-start:auto}
.wide{overflow-x:auto;margin:0 0 1.4rem}
table{border-collapse:collapse;font-size:.92rem;font-variant-numeric:lining-nums tabular-nums}
caption{text-align:left;font-weight:600;padding:0 0 .4rem}
th,td{text-align:start;vertical-align:top;padding:.45rem .9rem .45rem 0;border-bottom:1px solid var(--line);min-width:3rem}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--dim);font-weight:600;border-bottom-color:var(--ink)}
tbody th{font-weight:600}
@media (max-width:40rem){.wide:has(th:nth-child(5)) table{width:max-content;min-width:100%;max-width:44rem}}
details{margin:0 0 .8rem;border-left:2px solid var(--line);padding-left:.9rem}
summary{cursor:pointer;font-weight:600;padding:.3rem 0;min-height:1.75rem}
summary:hover{text-decoration:underline;text-underline-offset:.18em}
figure{margin:0 0 1rem;padding-left:.9rem;border-left:3px solid var(--line)}
figure[data-stance="supports"]{border-color:var(--for)}figure[data-stance="contradicts"]{border-color:var(--against)}figure[data-stance="refines"]{border-color:var(--partly)}
figure[data-unquoted]{border-left-style:dashed}
.drawing{margin:0 0 1.2rem;padding:0;border:0;break-inside:avoid}.drawing>div{overflow-x:auto}.drawing svg{display:block;max-width:100%;height:auto}
.map-paper{fill:var(--paper)}.map-words,.plot text{fill:var(--ink)}.flow-box-drawn{fill:var(--paper);stroke:var(--ink)}.flow-line,.plot-axis,.plot-apart{stroke:var(--dim)}.flow-head,.plot-mark{fill:var(--ink)}.plot-new{fill:var(--dim)}.plot-mark,.plot-hollow{stroke:var(--ink)}.plot-hollow{fill:var(--paper)}
@media (max-width:40rem){.drawing .flow-drawing{min-width:38rem}}
blockquote{margin:0;font-size:1.02rem}
figcaption{font-size:.88rem}
.drawing figcaption{margin-top:.4rem;font-weight:600;color:var(--ink)}
.el{padding:.05em .1em;border-radius:2px;background:var(--well);text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:.2em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.el[data-role="context"]{background:var(--context)}.el[data-role="mechanism"],.el[data-role="resource"],.el[data-role="response"]{background:var(--mechanism)}.el[data-role="outcome"]{background:var(--outcome)}.el[data-role="strategy"]{background:var(--strategy)}.el[data-role="actor"]{background:var(--actor)}
.el sup{font:600 .65em/1 system-ui,sans-serif;margin-left:.15em}
.squares{display:flex;flex-wrap:wrap;gap:5px;list-style:none;padding:0}
.squares li{position:relative;margin:0;width:1.15rem;height:1.15rem;border:1.5px solid var(--ink);border-radius:2px;overflow:hidden;--fill:0%;background:linear-gradient(to top,var(--ink) var(--fill),transparent var(--fill));print-color-adjust:exact;-webkit-print-color-adjust:exact}
.squares li span{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.squares [data-richness="thin"]{--fill:22%}.squares [data-richness="moderate"]{--fill:55%}.squares [data-richness="rich"]{--fill:100%}
.squares [data-stance="contradicts"]{border:2px solid var(--against);background:linear-gradient(to top right,transparent calc(50% - 1px),var(--against) calc(50% - 1px) calc(50% + 1px),transparent calc(50% + 1px))}
.squares [data-stance="refines"]{border-style:dashed}
.note-mark{line-height:0}.note-mark a{padding:0 .15em;text-decoration:none}.notes{font-size:.9rem}
footer{margin-top:4rem;border-top:1px solid var(--line);padding-top:.75rem;font-size:.85rem}
@media (prefers-contrast:more){:root{--dim:var(--ink);--line:var(--ink)}}
@media (forced-colors:active){.el{border-bottom:2px solid}.squares li{forced-color-adjust:none}}
@page{size:A4;margin:18mm 17mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif;color:#5c5e68}}
@page wide{size:A4 landscape}
@media print{:root{color-scheme:light;--paper:#fff;font-size:10.5pt}body{max-width:none;padding:0}.lead,.notice,.missing{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.skip,nav,.ways{display:none}
h1,h2,h3,h4,h5,caption,summary{break-after:avoid}h2{margin-top:2rem}figure,tr,.squares,.notice,.lead{break-inside:avoid}p,li{orphans:2;widows:2}
.wide{overflow:visible}.wide[data-landscape]{page:wide}table{width:100%}thead{display:table-header-group}.new-page{break-after:page}
details{break-inside:auto}details>*{display:block}details::details-content{content-visibility:visible;block-size:auto}summary{list-style:none}summary::-webkit-details-marker{display:none}
a{text-decoration:none}main a[href^="http"]:not(.bare)::after{content:" (" attr(href) ")";font-size:.85em;color:var(--dim);overflow-wrap:anywhere}
:target{background:none}.el,thead th{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`

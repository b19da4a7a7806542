/// The one style of all pages: light and dark as the reader's system is, and made for print as well.
enum PageStyle {
  /// The colors of kinds, and of what is won and lost, on something light.
  private static let onPaper = """
    --s0:#0b6bcb;--s1:#c2410c;--s2:#0f8a6a;--s3:#a04190;--s4:#8a6d00;--s5:#0e8aa8;--s6:#b3294e;--s7:#5b5bd6;\
    --pos:#0f8a6a;--neg:#c2410c
    """

  /// Colors that people who can't tell some apart distinguish; each has three times the contrast of what it lies on.
  static let sheet = """
    :root{color-scheme:light dark;--p:#fff;--t:#1b1f24;--m:#59636e;--g:#e3e7eb;--k:#f5f7f9;--a:#8b949e;\
    \(onPaper);\
    --q0:#d98a4a;--q1:#cfa667;--q2:#8d9bb0;--q3:#4f83c4;--q4:#0b4f9e}
    @media (prefers-color-scheme:dark){:root{--p:#14181d;--t:#e8ebee;--m:#a3adb8;--g:#2d343c;--k:#1d232a;--a:#6b7580;\
    --s0:#6cb2ff;--s1:#ff9a62;--s2:#3fcf9f;--s3:#e48bd3;--s4:#e3c04a;--s5:#5cd0ea;--s6:#ff86a3;--s7:#a5a5ff;\
    --pos:#3fcf9f;--neg:#ff9a62}}
    @media print{:root{color-scheme:light;--p:#fff;--t:#000;--m:#444;--g:#ddd;--k:#fff;--a:#888;\
    \(onPaper)}body{max-width:none}nav{display:none}figure,tr,h2,h3{break-inside:avoid}\
    h2,h3{break-after:avoid}}
    *{box-sizing:border-box}
    body{margin:0 auto;padding:16px;max-width:1240px;background:var(--p);color:var(--t);\
    font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
    h1{font-size:26px;line-height:1.25;margin:8px 0 4px}h2{font-size:20px;margin:36px 0 8px;padding-top:12px;\
    border-top:1px solid var(--g)}h3{font-size:16px;margin:16px 0 4px}
    p,ul,ol{margin:8px 0;max-width:76ch}li{margin:2px 0}a{color:var(--s0)}
    nav ul{display:flex;flex-wrap:wrap;gap:4px 16px;padding:0;list-style:none;max-width:none}
    .pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,358px),1fr));gap:24px 32px;\
    align-items:start}
    figure{margin:12px 0;min-width:0}figcaption{margin-bottom:6px}figcaption p{margin:0;color:var(--m);font-size:14px}
    figure svg{display:block;width:100%;max-width:440px;height:auto}
    details{margin:8px 0}summary{cursor:pointer;color:var(--m);font-size:14px}
    .scroll{overflow-x:auto;max-width:100%}
    table{border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums;overflow-wrap:normal}
    th,td{padding:4px 10px;border-bottom:1px solid var(--g);text-align:left;vertical-align:top}
    th{color:var(--m);font-weight:600}th.n,td.n{text-align:right;white-space:nowrap}
    caption{text-align:left;font-weight:600;padding:4px 0}
    code,pre{font:13px/1.5 ui-monospace,monospace;background:var(--k)}pre{padding:10px;white-space:pre-wrap}
    .note{border-left:4px solid var(--s1);padding:6px 12px;background:var(--k);max-width:80ch}
    .s0{--c:var(--s0)}.s1{--c:var(--s1)}.s2{--c:var(--s2)}.s3{--c:var(--s3)}.s4{--c:var(--s4)}.s5{--c:var(--s5)}\
    .s6{--c:var(--s6)}.s7{--c:var(--s7)}.q0{--c:var(--q0)}.q1{--c:var(--q1)}.q2{--c:var(--q2)}.q3{--c:var(--q3)}\
    .q4{--c:var(--q4)}.q5{--c:var(--g)}.pos{--c:var(--pos)}.neg{--c:var(--neg)}
    svg .f{fill:var(--c)}svg .l{fill:none;stroke:var(--c);stroke-width:2;stroke-linejoin:round}
    svg .r{fill:var(--c);opacity:.18}svg .d{fill:none;stroke:var(--a);stroke-width:1.5;stroke-dasharray:4 4}
    svg .g{stroke:var(--g)}svg .a{stroke:var(--a)}svg .w{stroke:var(--t);stroke-width:1.5}
    svg .t{fill:var(--t);font:12px system-ui,sans-serif}svg .m{fill:var(--m)}
    svg .n{fill:var(--c);stroke:var(--p)}svg .o{fill:#fff;font-weight:600;stroke:#0008;stroke-width:2;paint-order:stroke}
    svg .e{stroke:var(--a);opacity:.35}svg .e1{stroke-width:1.5}svg .e2{stroke-width:2.5}svg .e3{stroke-width:4}
    """
}

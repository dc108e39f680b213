namespace WeightInit.Signal;

/// <summary>The look of the page and of the figures: two colours that everybody can tell apart, by day and by night.</summary>
internal static class PageStyle
{
    /// <summary>The figures' own rules, in a file of their own as in the page.</summary>
    internal const string Figures = """
        svg{font:12px system-ui,sans-serif;--ink:#1f2933;--soft:#66717d;--line:#d9dee3;--paper:#fff;--blue:#0072b2;--orange:#d55e00;--cool:#e7f1f8;--warm:#fcebe1}
        @media (prefers-color-scheme:dark){svg{--ink:#e6e9ec;--soft:#9aa5b1;--line:#3a434d;--paper:#15191d;--blue:#56b4e9;--orange:#ff9a4d;--cool:#17293a;--warm:#3a2417}}
        text{fill:var(--ink)}.title{font-weight:600}.tick{fill:var(--soft);font-size:11px}
        .grid{stroke:var(--line)}.one{stroke:var(--soft);stroke-dasharray:4 3}.axis{stroke:var(--soft)}
        .band{fill:var(--blue);opacity:.18}.predicted{fill:none;stroke:var(--blue);stroke-width:1.6}
        .measured{fill:var(--ink);stroke:var(--paper);stroke-width:1}.off{fill:var(--orange)}.lit{stroke:var(--orange);stroke-width:3}
        .bar{fill:var(--blue)}.hit{fill:transparent}
        .ordered{fill:var(--cool)}.chaotic{fill:var(--warm)}.edge{fill:none;stroke:var(--ink);stroke-width:1.6}.here{fill:var(--orange);stroke:var(--paper);stroke-width:2}
        """;

    internal const string Page = """
        :root{color-scheme:light dark;--ink:#1f2933;--soft:#66717d;--line:#d9dee3;--paper:#fff;--card:#f6f8fa;--good:#00796b;--fair:#9a6700;--bad:#b3261e}
        @media (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#9aa5b1;--line:#3a434d;--paper:#15191d;--card:#1d2328;--good:#4db6ac;--fair:#e3b341;--bad:#ff8a80}}
        *{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
        main{max-width:960px;margin:0 auto;padding:24px 20px 64px}h1{font-size:26px;margin:0 0 4px;overflow-wrap:anywhere}h2{font-size:18px;margin:36px 0 10px}
        .facts{color:var(--soft);margin:0}.verdict{display:inline-block;margin:18px 0 6px;padding:8px 18px;border-radius:24px;font-weight:700;font-size:18px;color:var(--paper)}
        .trains{background:var(--good)}.slow{background:var(--fair)}.does-not-train{background:var(--bad)}
        .finding{background:var(--card);border-left:5px solid var(--bad);border-radius:6px;padding:12px 16px;margin:10px 0}.finding.tip{border-color:var(--fair)}
        .finding p{margin:4px 0}.finding .cure{font-weight:600}code{font:13px ui-monospace,monospace;background:var(--card);padding:1px 4px;border-radius:3px}
        figure{margin:0;overflow-x:auto}svg{width:100%;height:auto;min-width:560px}.side{max-width:460px}.side svg{min-width:300px}figcaption{color:var(--soft);font-size:13px}
        .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}th,td{padding:4px 10px;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap}
        th:first-child,td:first-child,th:nth-child(2),td:nth-child(2){text-align:left}tr.lit{background:var(--card)}td.off{font-weight:700}
        """;
}

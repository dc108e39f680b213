using System.Diagnostics;
using System.Globalization;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary>
/// Progress on stderr once a job takes more than a second: a line redrawn in place on a terminal, a line every ten seconds
/// elsewhere.
/// </summary>
internal sealed class ProgressLine(Terminal terminal, string what) : IProgress<WriteProgress>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _guard = new();
    private TimeSpan _next = Patience;
    private bool _drawn;

    /// <summary>How long the job has taken.</summary>
    internal TimeSpan Elapsed => _clock.Elapsed;

    public void Report(WriteProgress value)
    {
        if (_clock.Elapsed < _next)
            return;
        lock (_guard)
        {
            TimeSpan now = _clock.Elapsed;
            if (now < _next)
                return;
            _next = now + (terminal.IsErrorLive ? TimeSpan.FromSeconds(0.2) : TimeSpan.FromSeconds(10));
            string line = Describe(value, now);
            terminal.Error.Write(terminal.IsErrorLive ? $"\r\u001b[K{line}" : $"{line}\n");
            terminal.Error.Flush();
            _drawn = terminal.IsErrorLive;
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_drawn)
            terminal.Error.Write("\r\u001b[K");
        terminal.Error.Flush();
    }

    private string Describe(WriteProgress value, TimeSpan elapsed)
    {
        double rate = value.BytesDone / elapsed.TotalSeconds;
        TimeSpan left = TimeSpan.FromSeconds(rate > 0 ? (value.BytesTotal - value.BytesDone) / rate : 0);
        double share = value.BytesTotal == 0 ? 1 : (double)value.BytesDone / value.BytesTotal;
        return string.Create(CultureInfo.InvariantCulture,
            $"{what}: {100 * share:0} %, {Sizes.Text(value.BytesDone)} of {Sizes.Text(value.BytesTotal)}, {Sizes.Text((long)rate)}/s, {(int)left.TotalMinutes}:{left.Seconds:00} left");
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace WeightInit.Compare;

/// <summary>One of those compared: a worker process, started when it is first asked.</summary>
/// <param name="name">What the table calls it.</param>
/// <param name="program">The program to start.</param>
/// <param name="arguments">Its arguments.</param>
/// <param name="environment">Settings of its environment.</param>
internal sealed class Contestant(string name, string program, string[] arguments, params (string Name, string Value)[] environment) : IDisposable
{
    private Process? _process;
    private bool _absent;

    internal string Name { get; } = name;

    /// <summary>Its versions, as it says them itself; null where it is not there.</summary>
    internal string? Version => Ask("version 0 0");

    /// <summary>The seconds that a work took, or null where this contestant cannot do it.</summary>
    internal double? Time(string work, long count, int repeats) =>
        Ask(string.Create(CultureInfo.InvariantCulture, $"{work} {count} {repeats}")) is string answer
        && double.TryParse(answer, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
            ? seconds
            : null;

    public void Dispose()
    {
        _process?.StandardInput.Close();
        _process?.WaitForExit(5000);
        _process?.Dispose();
    }

    private string? Ask(string line)
    {
        if (_absent || !Start())
            return null;
        try
        {
            _process!.StandardInput.WriteLine(line);
            string? answer = _process.StandardOutput.ReadLine();
            _absent = answer is null;
            if (answer is ['!', .. string reason])
                Console.Error.WriteLine($"{Name}: {line}: {reason}");
            return answer is ['!', ..] ? null : answer;
        }
        catch (IOException)
        {
            _absent = true;
            return null;
        }
    }

    private bool Start()
    {
        if (_process is not null)
            return true;
        ProcessStartInfo start = new(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        try
        {
            _process = Process.Start(start);
            _process!.StandardInput.AutoFlush = true;
        }
        catch (Win32Exception)
        {
            _absent = true;
        }

        return !_absent;
    }
}

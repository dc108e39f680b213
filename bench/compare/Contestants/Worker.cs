using System.Diagnostics;
using System.Globalization;

namespace WeightInit.Compare;

/// <summary>
/// A process that is kept alive and told line by line what to do: <c>WORK COUNT REPEATS</c> is answered by the seconds that it
/// took, or by a line that begins with <c>!</c> and says why not. Peers in other languages keep the same protocol.
/// </summary>
internal static class Worker
{
    /// <summary>Answers until the input ends.</summary>
    internal static void Run()
    {
        WorkList works = new();
        Dictionary<(string Work, long Count), Action> ready = [];
        while (Console.ReadLine() is string line)
            Console.WriteLine(Answer(works, ready, line.Split(' ')));
    }

    private static string Answer(WorkList works, Dictionary<(string Work, long Count), Action> ready, string[] words)
    {
        try
        {
            (string work, long count, int repeats) = (words[0], long.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture));
            if (!ready.TryGetValue((work, count), out Action? action))
            {
                action = works[work, count];
                action();
                ready.Add((work, count), action);
            }

            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < repeats; i++)
                action();
            return Stopwatch.GetElapsedTime(start).TotalSeconds.ToString("R", CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or FormatException or IndexOutOfRangeException)
        {
            return $"!{e.Message.ReplaceLineEndings(" ")}";
        }
    }
}

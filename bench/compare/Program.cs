using System.Globalization;
using WeightInit.Compare;

// compare [--quick] [--alternations N] [--only TEXT]    the table, on standard output; progress on standard error
// compare worker                                        answers `WORK COUNT REPEATS` line by line; what the other form starts
if (args is ["worker"])
{
    Worker.Run();
    return 0;
}

bool quick = args.Contains("--quick");
int alternations = int.Parse(Option("--alternations") ?? "15", CultureInfo.InvariantCulture);
string only = Option("--only") ?? "";
using Field field = new();
string load = Machine.Load;
List<Outcome> outcomes = [];
List<string> absent = [];
foreach (Row row in Rows.All(field).Where(row => !(quick && row.FullOnly) && $"{row.What} {row.Against}".Contains(only, StringComparison.OrdinalIgnoreCase)))
{
    if (row.Measure(alternations, quick) is Outcome outcome)
    {
        outcomes.Add(outcome);
        Console.Error.WriteLine(Table.Line(outcome));
    }
    else
    {
        absent.Add($"{row.What} against {row.Against}");
    }
}

Console.WriteLine($"{Machine.Date}; {Machine.Name}; load average {load} before, {Machine.Load} after; {alternations} alternations{(quick ? ", quick" : "")}.");
Console.WriteLine($"Peers: {string.Join("; ", field.Peers.Select(peer => peer.Version).OfType<string>())}, MathNet.Numerics 5.0.0.");
Console.WriteLine();
Console.WriteLine(Table.Head);
foreach (Outcome outcome in outcomes)
    Console.WriteLine(Table.Line(outcome));
if (absent.Count > 0)
    Console.WriteLine($"\nNot measured, a peer being absent: {string.Join("; ", absent)}.");
return 0;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

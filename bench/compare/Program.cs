using System.Globalization;
using WeightInit.Compare;

// compare [--quick] [--alternations N] [--only TEXT]    the table, on standard output; progress on standard error
// compare curve FILE                                    the cost of an element from 10^3 to 10^9 of them, as a picture and a table
// compare worker                                        answers `WORK COUNT REPEATS` line by line; what the other form starts
if (args is ["worker"])
{
    Worker.Run();
    return 0;
}

if (args is ["curve", string picture])
{
    string before = Machine.Load;
    IReadOnlyList<Curve> curves = Curve.Measure();
    string caption = $"{Machine.Processor}, {Machine.Date}, load average {before} before, {Machine.Load} after";
    File.WriteAllText(picture, Picture.Svg(curves, caption));
    Console.WriteLine($"| elements | {string.Join(" | ", curves.Select(curve => curve.Name))} |");
    Console.WriteLine($"|---|{string.Concat(curves.Select(_ => "---|"))}");
    for (int i = 0; i < curves[0].Points.Count; i++)
        Console.WriteLine($"| {curves[0].Points[i].Count} | {string.Join(" | ", curves.Select(curve => curve.Points[i].Nanoseconds.ToString("0.000", CultureInfo.InvariantCulture)))} |");
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

using System.CommandLine;

namespace WeightInit.Cli;

/// <summary>A verb of the tool. Only the one that a command line calls is made: the others would cost time at every start.</summary>
/// <param name="Name">What is typed.</param>
/// <param name="Summary">One sentence for the help, that of the command too.</param>
/// <param name="Create">Makes the command.</param>
internal sealed record Verb(string Name, string Summary, Func<Terminal, Command> Create)
{
    /// <summary>Every verb, in the order of the help.</summary>
    internal static IReadOnlyList<Verb> All { get; } =
    [
        new("draw", "Draw a tensor, or a slice of one.", DrawVerb.Create),
        new("init", "Write a model's initial weights as a checkpoint.", InitVerb.Create),
        new("verify", "Draw a checkpoint again and compare it bit for bit.", VerifyVerb.Create),
        new("inspect", "Show the tensors of a file: shapes, types, moments, histograms.", InspectVerb.Create),
        new("recommend", "Say which initializer suits an activation, and why.", RecommendVerb.Create),
        new("diagnose", "Say before training whether the signal survives, where not, why, and what cures it.", DiagnoseVerb.Create),
        new("audit", "Say which laws a checkpoint's weights follow, and what is wrong with them.", AuditVerb.Create),
        new("compare", "Compare two frameworks' default weights for a model.", CompareVerb.Create),
        new("demo", "Show a small network's weights and what they make of an input.", DemoVerb.Create),
        new("list", "List what there is to choose from.", ListVerb.Create),
    ];
}

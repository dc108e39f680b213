using System.Text.Json;

namespace WeightInit.Cli;

/// <summary>A topic of <c>weightinit list</c>: its table for people and its JSON for programs.</summary>
/// <param name="Name">The word on the command line.</param>
/// <param name="Columns">The table's headings.</param>
/// <param name="Rows">The table's rows.</param>
/// <param name="WriteJson">Writes one JSON value.</param>
internal sealed record ListTopic(string Name, string[] Columns, IEnumerable<string[]> Rows, Action<Utf8JsonWriter> WriteJson)
{
    /// <summary>The file of one of them, for a user to start from; or null where there is none.</summary>
    internal Func<string, string>? Export { get; init; }
}

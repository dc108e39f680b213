namespace WeightInit.Models;

/// <summary>A checkpoint could not be written: the message is one line that names the place and the reason.</summary>
public sealed class OutputException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the system's refusal means for a place.</summary>
    internal static OutputException Of(string target, Exception exception) =>
        new($"{target}: cannot be written: {OneLine.Plain(exception.Message)}", exception);
}

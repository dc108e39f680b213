namespace WeightInit.Cli;

/// <summary>An end that a user can cause: one line on stderr and an exit code.</summary>
internal sealed class CliException(ExitCode code, string message) : Exception(message)
{
    internal ExitCode Code { get; } = code;
}

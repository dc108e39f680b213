namespace WeightInit.Cli;

/// <summary>What the library refuses about what the user wrote is wrong usage, in one line that begins with the option.</summary>
internal static class UsageErrors
{
    /// <summary>Does something with what the user gave.</summary>
    /// <param name="what">The option, or what is being done.</param>
    /// <param name="action">What may be refused.</param>
    /// <exception cref="CliException">The library refused it.</exception>
    internal static T Explain<T>(string what, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception refused) when (refused is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new CliException(ExitCode.Usage, $"{what}: {refused.Message}");
        }
    }

    /// <inheritdoc cref="Explain{T}(string, Func{T})"/>
    internal static void Explain(string what, Action action) => Explain<object?>(what, () =>
    {
        action();
        return null;
    });
}

namespace WeightInit.Cli;

/// <summary>What the tool's exit code says.</summary>
internal enum ExitCode
{
    /// <summary>Done.</summary>
    Done = 0,

    /// <summary>A finding or a difference.</summary>
    Finding = 1,

    /// <summary>Wrong usage.</summary>
    Usage = 2,

    /// <summary>Input missing or bad.</summary>
    Input = 3,

    /// <summary>Output not written.</summary>
    Output = 4,

    /// <summary>A fault of the program itself.</summary>
    Fault = 5,

    /// <summary>Interrupted by the user.</summary>
    Interrupted = 130,
}

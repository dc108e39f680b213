namespace WeightInit.Cli;

internal static class Tool
{
    internal static int Run(string[] args) => args.Length;
}

using System.CommandLine;
using WeightInit.Samples;

namespace WeightInit.Cli;

/// <summary><c>weightinit demo</c>: the program in samples/demo, whose source is compiled into the tool.</summary>
internal static class DemoVerb
{
    internal static Command Create(Terminal terminal)
    {
        Command verb = new("demo", "Show a small network's weights and what they make of an input.");
        verb.SetAction(_ =>
        {
            Demo.Run(terminal.Out, inColour: !terminal.IsPlain);
            return (int)ExitCode.Done;
        });
        return verb;
    }
}

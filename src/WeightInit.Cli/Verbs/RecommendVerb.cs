using System.CommandLine;

namespace WeightInit.Cli;

/// <summary><c>weightinit recommend ACTIVATION</c>: which initializer suits an activation, and why.</summary>
internal static class RecommendVerb
{
    internal static Command Create(Terminal terminal)
    {
        Argument<string> activation = new("ACTIVATION") { Description = "A name with its argument: tanh, relu, leaky-relu:0.2 (weightinit list activations)." };
        Option<bool> json = new("--json") { Description = "Print JSON." };
        Command verb = new("recommend", "Say which initializer suits an activation, and why.") { activation, json };
        verb.SetAction(parsed => (int)Recommend(terminal, parsed.GetValue(activation)!, parsed.GetValue(json)));
        return verb;
    }

    private static ExitCode Recommend(Terminal terminal, string text, bool asJson)
    {
        try
        {
            Recommendation advice = Recommendation.For(Activation.Parse(text));
            if (asJson)
                JsonOutput.Write(terminal, json => RecommendationReport.Write(json, advice));
            else
                RecommendationReport.Print(terminal, advice);
            return ExitCode.Done;
        }
        catch (FormatException exception)
        {
            throw new CliException(ExitCode.Usage, $"recommend: {exception.Message}");
        }
        catch (ArgumentException)
        {
            throw new CliException(ExitCode.Usage, $"recommend: no weights keep a signal through '{text}'; its argument is beyond the range in which moments are finite");
        }
    }
}

using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary>A recipe on the command line: a name, or a JSON file.</summary>
internal static class RecipeArgument
{
    /// <summary>The recipe; a name that no recipe has is wrong usage, a file that is none is wrong input.</summary>
    internal static Recipe Load(string verb, string recipe)
    {
        try
        {
            return RecipeSource.Load(recipe);
        }
        catch (RecipeException exception) when (RecipeSource.IsName(recipe))
        {
            throw new CliException(ExitCode.Usage, $"{verb}: {exception.Message}");
        }
    }
}

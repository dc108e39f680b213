using System.Text.Json;

namespace WeightInit.Models;

/// <summary>Finds the recipe that a <c>--recipe</c> of the command line means.</summary>
public static class RecipeSource
{
    /// <summary>The most bytes of a recipe's file.</summary>
    public const int MaxLength = 16 << 20;

    /// <summary>A built-in recipe by its name, or one from a file (docs/formats/recipe.md).</summary>
    /// <param name="recipe">The name, as <c>torch-default</c>, or the path of a JSON file.</param>
    /// <exception cref="RecipeException">There is no such recipe, or the file's JSON is none; the message says where and what is accepted.</exception>
    /// <exception cref="ModelFileException">The file cannot be read, or is no JSON.</exception>
    public static Recipe Load(string recipe)
    {
        ArgumentException.ThrowIfNullOrEmpty(recipe);
        if (IsName(recipe))
            return Recipe.Find(recipe);
        using JsonDocument document = JsonInput.Read(recipe, MaxLength, "a recipe");
        return RecipeReader.Read(document.RootElement, OneLine.Plain(recipe));
    }

    /// <summary>Whether a text means a built-in recipe: it is the name of one, or neither looks like a path nor is one.</summary>
    public static bool IsName(string recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return Recipe.BuiltInNames.Contains(recipe)
            || (recipe.AsSpan().IndexOfAny('.', '/', '\\') < 0 && !File.Exists(recipe));
    }
}

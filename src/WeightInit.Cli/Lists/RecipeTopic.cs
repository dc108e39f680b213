using System.Text.Json;

namespace WeightInit.Cli;

/// <summary>Every built-in recipe: what it does and where it comes from.</summary>
internal static class RecipeTopic
{
    internal static ListTopic Create() => new(
        "recipes",
        ["recipe", "rules", "what it does", "source"],
        Rows(),
        Write)
    {
        Export = name => Recipe.Find(name).ToJson(),
    };

    private static IEnumerable<string[]> Rows()
    {
        foreach (Recipe recipe in Recipe.BuiltIn)
            yield return [recipe.Name, Sizes.Count(recipe.Rules.Count), recipe.Description ?? "", recipe.Source];
    }

    private static void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (Recipe recipe in Recipe.BuiltIn)
        {
            json.WriteStartObject();
            json.WriteString("name", recipe.Name);
            json.WriteString("description", recipe.Description);
            json.WriteString("source", recipe.Source);
            json.WriteNumber("rules", recipe.Rules.Count);
            json.WriteString("digest", recipe.Digest);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

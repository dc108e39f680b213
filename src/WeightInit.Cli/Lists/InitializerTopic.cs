using System.Text.Json;

namespace WeightInit.Cli;

/// <summary>Every initializer with its arguments, its law and its other names.</summary>
internal static class InitializerTopic
{
    internal static ListTopic Create() => new(
        "initializers",
        ["initializer", "law", "also"],
        Initializer.Catalogue.Select(form => new[] { form.ToString(), form.Law, string.Join(", ", form.Aliases) }),
        Write);

    private static void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (InitializerForm form in Initializer.Catalogue)
        {
            json.WriteStartObject();
            json.WriteString("name", form.Name);
            json.WriteString("law", form.Law);
            json.WriteStartArray("aliases");
            foreach (string alias in form.Aliases)
                json.WriteStringValue(alias);
            json.WriteEndArray();
            json.WriteStartArray("arguments");
            foreach (InitializerParameter parameter in form.Parameters)
            {
                json.WriteStartObject();
                json.WriteString("name", parameter.Name);
                json.WriteString("default", parameter.Default);
                json.WriteString("accepts", parameter.Accepted);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

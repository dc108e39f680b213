using System.Text.Json;
using WeightInit.Models;

namespace WeightInit.Cli;

/// <summary>Every built-in model: its class, its recipe and its size.</summary>
internal static class ModelTopic
{
    private static readonly Lazy<Plan[]> Plans = new(() => [.. ModelFamilies.BuiltIn.Select(name =>
    {
        LoadedModel loaded = ModelSource.Load(name);
        return loaded.Recipe.Resolve(loaded.Model);
    })]);

    internal static ListTopic Create() => new(
        "models",
        ["model", "class", "recipe", "parameters", "tensors", "dtype", "size"],
        Rows(),
        Write)
    {
        Export = Config,
    };

    private static IEnumerable<string[]> Rows()
    {
        foreach (Plan plan in Plans.Value)
        {
            yield return
            [
                plan.Model.Name, Class(plan), plan.Recipe.Name, Sizes.Count(plan.Parameters), Sizes.Count(plan.Tensors.Count), Type(plan).Name(), Sizes.Text(plan.Bytes),
            ];
        }
    }

    private static void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (Plan plan in Plans.Value)
        {
            json.WriteStartObject();
            json.WriteString("name", plan.Model.Name);
            json.WriteString("class", Class(plan));
            json.WriteString("recipe", plan.Recipe.Name);
            json.WriteNumber("parameters", plan.Parameters);
            json.WriteNumber("tensors", plan.Tensors.Count);
            json.WriteString("dtype", Type(plan).Name());
            json.WriteNumber("bytes", plan.Bytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Config(string name) => ModelFamilies.BuiltIn.Contains(name)
        ? ModelSource.Load(name).ConfigJson!
        : throw new CliException(ExitCode.Usage, $"list: '{name}' is not a built-in model; built in are {string.Join(", ", ModelFamilies.BuiltIn)}");

    private static string Class(Plan plan) => ModelFamilies.BuiltInConfig(plan.Model.Name)!.Class!;

    /// <summary>The type of the parameters: that of the largest tensor.</summary>
    private static DType Type(Plan plan) => plan.Tensors.MaxBy(planned => planned.Tensor.Shape.Count)!.Tensor.DType;
}

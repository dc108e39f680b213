using System.Text.Json;
using WeightInit.Models.KerasFiles;

namespace WeightInit.Models;

/// <summary>
/// A Keras 3 model from <c>model.to_json()</c> or from a <c>.keras</c> file, as <c>keras.models.model_from_json</c> of Keras 3.15.1
/// constructs it: the weights in the order of <c>model.weights</c>, without the states of seed generators, and what seeds each.
/// </summary>
/// <remarks>
/// Of a <c>.keras</c> file its <c>config.json</c> is read and nothing else: weights that it has are not. Layers whose file says
/// with which shapes they were built are built at once, as Keras does; the others where they are called.
/// </remarks>
public sealed class KerasModel
{
    private KerasModel(string name, IReadOnlyList<KerasWeight> weights, int randints, KerasLayer model)
    {
        (H5Places, H5Refusal) = KerasPlaces.Of(model);
        Name = name;
        Weights = weights;
        Randints = randints;
    }

    /// <summary>The model's name.</summary>
    public string Name { get; }

    /// <summary>The weights, in the order of <c>model.weights</c>.</summary>
    public IReadOnlyList<KerasWeight> Weights { get; }

    /// <summary>How many of Python's randint loading takes, those of layers without weights included.</summary>
    public int Randints { get; }

    /// <summary>
    /// Where Keras has each weight in a <c>.weights.h5</c> file, by its path: <c>layers/dense/vars/0</c> of <c>dense/kernel</c>; null
    /// where a layer's place is not known.
    /// </summary>
    public IReadOnlyDictionary<string, string>? H5Places { get; }

    /// <summary>Why there are no <see cref="H5Places"/>, or null.</summary>
    internal string? H5Refusal { get; }

    /// <summary>Reads a model.</summary>
    /// <param name="path">A JSON file, or a <c>.keras</c> file.</param>
    /// <param name="dtype">The dtype of all weights, or null for those of the file.</param>
    /// <exception cref="FileAccessException">The file cannot be read.</exception>
    /// <exception cref="JsonFileException">It is no JSON.</exception>
    /// <exception cref="KerasModelException">It is no Keras model, or not one that is reproduced.</exception>
    public static KerasModel Read(string path, DType? dtype = null)
    {
        using JsonDocument document = KerasText.Read(path);
        return Of(path, document.RootElement, dtype);
    }

    /// <summary>
    /// The seeds of the initializers after <c>keras.utils.set_random_seed(seed)</c>, one for each weight; null where nothing is
    /// drawn. Each fills its weight as Keras's initializer does.
    /// </summary>
    /// <param name="backend">The backend.</param>
    /// <param name="seed">0 to 2^32 - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The seed is outside that range.</exception>
    /// <exception cref="ArgumentException">The backend does not take a seed of the file; the message names the weight.</exception>
    public IReadOnlyList<KerasInitializerSeed?> Seeds(KerasBackend backend, long seed)
    {
        KerasSession session = Keras.SetRandomSeed(backend, seed);
        long[] randints = [.. Enumerable.Range(0, Randints).Select(_ => session.TakeSeed())];
        return [.. Weights.Select(weight => weight switch
        {
            { GivenSeed: { } given } => KerasOrder.SeedOf(backend, weight.Tensor.Name, given),
            { Randint: { } place } => Keras.InitializerSeed(backend, randints[place]),
            _ => null,
        })];
    }

    internal static KerasModel Of(string path, JsonElement root, DType? dtype = null)
    {
        KerasLoading loading = new(path, dtype);
        KerasLayer model = KerasClasses.Load(KerasObject.Read(loading, root, "the model"));
        if (!model.IsBuilt)
            throw loading.Error(KerasModelError.NotBuilt, $"the model {OneLine.Quote(model.Name)} does not say the shape of its input, so that it has no weights; save it after it was built");
        return new KerasModel(model.Name, KerasPaths.WithFans(KerasPaths.Unique(loading, model.Weights([]))), loading.Taken, model);
    }

    /// <summary>Whether JSON is a model as Keras serialises it.</summary>
    internal static bool Is(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("class_name", out _) && root.TryGetProperty("config", out _);

    /// <summary>The model as any other: its tensors, and a recipe of the initializers of its file.</summary>
    internal LoadedModel ToLoaded(string path)
    {
        Rule[] rules = [.. Weights.Select(weight => new Rule(weight.Initializer.ToString()) { Tensor = weight.Tensor.Name })];
        ModelSpec model = new(System.IO.Path.GetFileName(path), [.. Weights.Select(weight => weight.Tensor)]);
        return new LoadedModel(model, new Recipe("keras", "the initializers of the Keras model, as Keras 3.15.1 reads them", rules), ConfigJson: null) { SaysLayouts = true, Order = new KerasOrder(this), Keras = this };
    }
}

using System.Globalization;

namespace WeightInit.Samples;

/// <summary>
/// A network of 4 inputs, 5 hidden units with tanh and 3 outputs with softmax, its weights drawn as NumPy's RandomState(0)
/// draws them: by Glorot's rule, and by the old one of small uniform numbers.
/// </summary>
internal static class Demo
{
    private const string Green = "\e[32m";
    private const string Cyan = "\e[36m";
    private const string Plain = "\e[0m";

    private static readonly float[] Input = [1, 2, 3, 4];
    private static readonly float[] Reversed = [4, 3, 2, 1];

    public static void Run(TextWriter output, bool inColour)
    {
        DenseLayer[] glorot = Network(Init.GlorotUniform);
        DenseLayer[] old = Network(Init.Uniform(-0.01, 0.01));

        output.WriteLine("A 4-5-3 network, tanh then softmax: weights of NumPy's RandomState(0) kept in float32, biases 0.");
        output.WriteLine($"(4 * 5) + (5 * 3) = {glorot.Sum(layer => layer.Weights.Length)} weights, 5 + 3 = {glorot.Sum(layer => layer.Biases.Length)} biases");
        Show(output, "Glorot uniform, ±sqrt(6 / (fan_in + fan_out))", glorot, inColour);
        Show(output, "The old way, uniform ±0.01", old, inColour);
        output.WriteLine();
        output.WriteLine("Under the old way the input hardly reaches the output: every class gets a third, whatever goes in, and");
        output.WriteLine("what comes back to the first layer in training is as small. Glorot's limit grows as the layer shrinks.");
    }

    private static DenseLayer[] Network(Initializer initializer)
    {
        NumPyRandomState random = NumPy.RandomState(0);
        return [new DenseLayer([4, 5], initializer, random), new DenseLayer([5, 3], initializer, random)];
    }

    private static float[] Forward(DenseLayer[] layers, float[] input) =>
        layers[1].Forward(layers[0].Forward(input, DenseLayer.Tanh), DenseLayer.Softmax);

    private static void Show(TextWriter output, string title, DenseLayer[] layers, bool inColour)
    {
        output.WriteLine();
        output.WriteLine(title);
        ShowWeights(output, "input to hidden", layers[0], inColour ? Green : null);
        ShowWeights(output, "hidden to output", layers[1], inColour ? Cyan : null);
        output.WriteLine($"  input {Numbers(Input)}, output {Numbers(Forward(layers, Input))}");
        output.WriteLine($"  input {Numbers(Reversed)}, output {Numbers(Forward(layers, Reversed))}");
    }

    private static void ShowWeights(TextWriter output, string title, DenseLayer layer, string? colour)
    {
        output.WriteLine($"  {layer.Weights.Length} weights, {title} ({layer.Shape[0]}, {layer.Shape[1]}):");
        foreach (float[] row in layer.Weights.Chunk((int)layer.Shape[1]))
            output.WriteLine($"    {colour}{Numbers(row)}{(colour is null ? "" : Plain)}");
    }

    private static string Numbers(float[] values) =>
        string.Join(' ', values.Select(value => value.ToString("F4", CultureInfo.InvariantCulture)));
}

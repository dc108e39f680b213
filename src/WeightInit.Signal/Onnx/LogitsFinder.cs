namespace WeightInit.Signal;

/// <summary>
/// The logits of a graph that ends in classes: what its last softmax reads; or its output, where a dense layer, a convolution or
/// an average of one makes a vector of two numbers or more.
/// </summary>
internal static class LogitsFinder
{
    internal static (Draft? Logits, string? Assumption) Find(Draft output)
    {
        Draft last = output;
        while (last.Operation is Reshape or Flatten && last.Inputs.Count == 1)
            last = last.Inputs[0];
        if (last.Operation is Softmax)
            return (last.Inputs[0], null);
        Draft layer = last;
        while (layer.Operation is Reshape or Flatten or GlobalAveragePool or AveragePool or ReduceMean or ScaleBy or ScaleShift)
            layer = layer.Inputs[0];
        bool isVector = output.Shape.Count > 1 && output.Shape.Count(axis => axis > 1) == 1;
        return layer.Operation is Dense or Convolution && isVector
            ? (output, $"the output of {last.Name} is taken for the logits of {output.Shape.Count} classes")
            : (null, null);
    }
}

namespace WeightInit.Signal;

/// <summary>A parsed network line.</summary>
/// <param name="Sample">The shape of one sample.</param>
/// <param name="Vocabulary">How many tokens there are where the input is tokens.</param>
/// <param name="Items">The layers.</param>
/// <param name="Behind">What comes behind each hidden weight layer: the words after the blank.</param>
internal sealed record LineText(Shape Sample, long? Vocabulary, IReadOnlyList<LineItem> Items, IReadOnlyList<LineItem> Behind);

namespace WeightInit.Native;

/// <summary>The laws that our stream draws.</summary>
internal enum LawKind
{
    Constant,
    Uniform,
    Normal,
    Truncated,
}

namespace WeightInit.TensorFlowCpu;

/// <summary>TensorFlow's random operations of floating point.</summary>
internal enum LawKind
{
    /// <summary>Uniform on [0, 1).</summary>
    Uniform,

    /// <summary>Standard normal.</summary>
    Normal,

    /// <summary>Standard normal within ±2.</summary>
    TruncatedNormal,
}

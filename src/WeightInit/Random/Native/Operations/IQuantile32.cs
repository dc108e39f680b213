namespace WeightInit.Native;

/// <summary>An operation that is a unit law's quantile and then something simple.</summary>
internal unsafe interface IQuantile32 : IOperation32
{
    /// <summary>The polynomials of the unit law, one side of them.</summary>
    float* Table { get; }

    /// <summary>The numbers of the law: mean, deviation, smallest and largest value.</summary>
    (float Mean, float Std, float Smallest, float Largest) Numbers { get; }

    /// <summary>What becomes of the unit law's value.</summary>
    static abstract TReal Finish<TLanes, TWord, TReal>(TReal unit, TReal mean, TReal std, TReal smallest, TReal largest)
        where TLanes : ILanes32<TWord, TReal>
        where TWord : unmanaged
        where TReal : unmanaged;
}

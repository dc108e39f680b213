using System.Globalization;

namespace WeightInit;

/// <summary>
/// A 16-bit float with the range of <see cref="float"/> and 8 bits of precision: its upper half. Storage only; compute in
/// <see cref="float"/> and round once.
/// </summary>
public readonly struct BFloat16 : IEquatable<BFloat16>
{
    private BFloat16(ushort bits) => Bits = bits;

    /// <summary>The sixteen bits: sign, 8 of exponent, 7 of fraction.</summary>
    public ushort Bits { get; }

    /// <summary>The value with these bits.</summary>
    public static BFloat16 FromBits(ushort bits) => new(bits);

    /// <summary>The nearest bfloat16, ties to even; a NaN stays one.</summary>
    public static explicit operator BFloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value))
            return new BFloat16((ushort)((bits >> 16) | 0x40));
        return new BFloat16((ushort)((bits + 0x7FFF + ((bits >> 16) & 1)) >> 16));
    }

    /// <summary>The nearest bfloat16 in one rounding, ties to even; a NaN stays one.</summary>
    public static explicit operator BFloat16(double value)
    {
        float single = (float)value;
        if (single == value || double.IsNaN(value))
            return (BFloat16)single;

        // What lies between two floats is kept apart from both: the odd one of the two rounds on as the exact value would.
        uint bits = BitConverter.SingleToUInt32Bits(single);
        if (Math.Abs((double)single) > Math.Abs(value))
            bits--;
        return (BFloat16)BitConverter.UInt32BitsToSingle(bits | 1);
    }

    /// <summary>The same value: every bfloat16 is a float.</summary>
    public static implicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value.Bits << 16);

    /// <inheritdoc/>
    public bool Equals(BFloat16 other) => (float)this == other || (float.IsNaN(this) && float.IsNaN(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BFloat16 other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ((float)this).GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => ((float)this).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether the values are equal; NaN is equal to nothing.</summary>
    public static bool operator ==(BFloat16 left, BFloat16 right) => (float)left == (float)right;

    /// <summary>Whether the values differ.</summary>
    public static bool operator !=(BFloat16 left, BFloat16 right) => (float)left != (float)right;
}

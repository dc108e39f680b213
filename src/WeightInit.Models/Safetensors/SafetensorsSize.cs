namespace WeightInit.Models;

/// <summary>How many bytes a tensor has, with every step checked.</summary>
internal static class SafetensorsSize
{
    internal static long Bytes(SafetensorsDType type, Shape shape, string path, string name)
    {
        long bits;
        try
        {
            bits = checked(shape.Count * type.Bits());
        }
        catch (OverflowException)
        {
            throw new SafetensorsException(SafetensorsError.ShapeOverflow, path, $"the shape ({shape}) in {type.Name()} has more than 2^63 - 1 bits.", name);
        }

        if (bits % 8 != 0)
            throw new SafetensorsException(SafetensorsError.PartialByte, path, $"the shape ({shape}) in {type.Name()} has {bits} bits; a tensor ends with a whole byte, a multiple of 8.", name);
        return bits / 8;
    }
}

using System.Runtime.InteropServices;

namespace WeightInit.Models.Tests.TorchModules;

/// <summary>The tensors of a module list, drawn one draw after another and nothing of the checkpoint's code between.</summary>
internal static class DrawnModules
{
    /// <summary>The bytes of each tensor in the order of the state dict.</summary>
    internal static IReadOnlyList<(TensorSpec Tensor, byte[] Bytes)> Draw(TorchModuleList list, string seed, TorchVersion version) =>
        Draw(list, seed.StartsWith('-') ? Torch.Generator(long.Parse(seed), version) : Torch.Generator(ulong.Parse(seed), version));

    /// <summary>The same from a generator, which moves on.</summary>
    internal static IReadOnlyList<(TensorSpec Tensor, byte[] Bytes)> Draw(TorchModuleList list, TorchGenerator generator)
    {
        DrawSequence sequence = list.Draws();
        byte[][] drawn = [.. sequence.Draws.Select(draw => Fill(generator, draw))];
        ModelSpec model = list.Describe();
        Plan plan = list.RecipeOf().Resolve(model);
        return [.. plan.Tensors.Select(planned => (planned.Tensor, Bytes(planned, sequence, drawn)))];
    }

    private static byte[] Bytes(PlannedTensor planned, DrawSequence sequence, byte[][] drawn)
    {
        if (!sequence.Tensors.TryGetValue(planned.Tensor.Name, out DrawnPart part))
            return Constant(planned);
        byte[] bytes = [.. drawn[part.Draw]];
        Assert.Equal(planned.Distribution, sequence.Draws[part.Draw].Law);
        Assert.Equal(planned.Tensor.DType, sequence.Draws[part.Draw].DType);
        Assert.Equal(planned.Tensor.ByteCount, bytes.Length);
        if (planned.Tensor.PaddingRow is { } row)
        {
            int length = (int)(planned.Tensor.ByteCount / planned.Tensor.Shape[0]);
            bytes.AsSpan((int)row * length, length).Clear();
        }

        return bytes;
    }

    private static byte[] Constant(PlannedTensor planned)
    {
        Constant law = Assert.IsType<Constant>(planned.Distribution);
        int count = (int)planned.Tensor.Shape.Count;
        if (planned.Tensor.DType == DType.Int64)
            return MemoryMarshal.AsBytes(Enumerable.Repeat((long)law.Value, count).ToArray().AsSpan()).ToArray();
        return Fill(Torch.Generator(0L), new ModelDraw(law, planned.Tensor.Shape, planned.Tensor.DType));
    }

    private static byte[] Fill(TorchGenerator generator, ModelDraw draw) => draw.DType switch
    {
        DType.Float64 => Fill<double>(generator, draw),
        DType.BFloat16 => Fill<BFloat16>(generator, draw),
        DType.Float16 => Fill<Half>(generator, draw),
        _ => Fill<float>(generator, draw),
    };

    private static byte[] Fill<T>(TorchGenerator generator, ModelDraw draw)
        where T : unmanaged
    {
        T[] values = new T[draw.Shape.Count];
        generator.Fill<T>(values, draw.Law);
        return MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
    }
}

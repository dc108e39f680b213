using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using WeightInit.Models;

namespace WeightInit.FullModels;

/// <summary>
/// The first and the last random tensor of a model, each alone: what lies before them in the stream is jumped over. Asked to walk, the
/// words are counted off one by one too, and the first of the tensor's values compared.
/// </summary>
internal static class Ends
{
    internal static bool Check(string name, bool walk)
    {
        FullModel model = FullModel.Load(name);
        Console.WriteLine("| tensor | elements | position | seconds to its first MiB | to all of it | SHA-256 |\n|---|---|---|---|---|---|");
        int[] drawn = [.. Enumerable.Range(0, model.Plan.Tensors.Count).Where(number => model.Open().PositionOf(number) is not null)];
        bool same = true;
        foreach (int number in new[] { drawn[0], drawn[^1] })
        {
            TensorSpec tensor = model.Plan.Tensors[number].Tensor;
            TensorSource source = model.Open();
            double first = Seconds(() =>
            {
                using TensorReader reader = source.Open(number, 0);
                reader.Read(new byte[Math.Min(FullModel.PieceBytes, tensor.ByteCount)]);
            });
            string digest = "";
            double all = Seconds(() => digest = FullModel.Digest(model.Open(), number, tensor));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| `{tensor.Name}` | {tensor.Shape.Count:N0} | `{source.PositionOf(number)}` | {first:0.000} | {all:0.00} | `{digest}` |"));
            if (walk)
                same &= Walked(source, number, tensor);
        }

        return same;
    }

    private static bool Walked(TensorSource source, int number, TensorSpec tensor)
    {
        const int Compared = 1 << 16;
        long words = DrawPosition.Parse(source.PositionOf(number)!).Count("word")!.Value;
        TorchGenerator generator = Torch.Generator(42);
        double seconds = Seconds(() =>
        {
            for (long word = 0; word < words; word++)
                generator.NextUInt32();
        });
        BFloat16[] expected = new BFloat16[Compared];
        generator.Normal(expected.AsSpan(), 0, 0.02);
        BFloat16[] found = new BFloat16[Compared];
        using TensorReader reader = source.Open(number, 0);
        reader.Read(MemoryMarshal.AsBytes(found.AsSpan()));
        bool same = tensor.DType == DType.BFloat16 && found.AsSpan().SequenceEqual(expected);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{tensor.Name}: {words:N0} words one by one in {seconds:0.0} s; {Compared:N0} values {(same ? "equal" : "DIFFER")}\n"));
        return same;
    }

    private static double Seconds(Action work)
    {
        Stopwatch watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}

using System.Diagnostics;
using System.Globalization;
using WeightInit.Models;

namespace WeightInit.FullModels;

/// <summary>The first and the last random tensor of a model, each alone: what lies before them in the stream is jumped over.</summary>
internal static class Ends
{
    internal static bool Check(string name)
    {
        FullModel model = FullModel.Load(name);
        Console.WriteLine("| tensor | elements | position | seconds to its first MiB | to all of it | SHA-256 |\n|---|---|---|---|---|---|");
        int[] drawn = [.. Enumerable.Range(0, model.Plan.Tensors.Count).Where(number => model.Open().PositionOf(number) is not null)];
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
        }

        return true;
    }

    private static double Seconds(Action work)
    {
        Stopwatch watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}

using System.Security.Cryptography;
using Xunit.Abstractions;

namespace WeightInit.Models.Tests.TorchModules;

/// <summary>The module lists of test/golden/torch-*/modules: names, shapes, dtypes, and the bits of every tensor, as PyTorch made them.</summary>
public class TorchModuleGoldenTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("torch-2.13.0", TorchVersion.V2_13, 25, 296, 294)]
    [InlineData("torch-1.13.1", TorchVersion.V1_13, 25, 295, 293)]
    public void Every_list_is_PyTorchs_bit_for_bit(string release, TorchVersion version, int lists, int tensors, int floats)
    {
        (int read, int compared, int digests) = (0, 0, 0);
        foreach (string path in Directory.GetFiles(Repository.Golden(release, "modules"), "*.json").Order(StringComparer.Ordinal))
        {
            string seed = File.ReadLines(Path.ChangeExtension(path, "tsv")).First().Split('\t')[1];
            string[][] rows = [.. Golden.Rows(release, "modules", Path.ChangeExtension(Path.GetFileName(path), "tsv"))];
            IReadOnlyList<(TensorSpec Tensor, byte[] Bytes)> ours = DrawnModules.Draw(TorchModuleList.Read(path), seed, version);
            Assert.Equal(rows.Select(row => (row[0], row[1], row[2])), ours.Select(one => (one.Tensor.Name, Axes(one.Tensor.Shape), one.Tensor.DType.Name())));
            foreach ((string[] row, (TensorSpec tensor, byte[] bytes)) in rows.Zip(ours))
            {
                Assert.True(row[3] == Convert.ToHexStringLower(SHA256.HashData(bytes)), $"{release} {Path.GetFileName(path)} {tensor.Name}");
                digests += tensor.DType == DType.Float32 ? 1 : 0;
            }

            compared += rows.Length;
            read++;
        }

        output.WriteLine($"{release}: {read} lists, {compared} tensors, {digests} of them float32, every digest equal");
        Assert.Equal((lists, tensors, floats), (read, compared, digests));
    }

    private static string Axes(Shape shape) => shape.Rank == 0 ? "" : shape.ToString();
}

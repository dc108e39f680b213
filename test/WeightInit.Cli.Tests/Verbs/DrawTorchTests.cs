using System.Security.Cryptography;

namespace WeightInit.Tests.Verbs;

/// <summary>PyTorch's streams by the command.</summary>
public class DrawTorchTests
{
    // The digest is that of torch.nn.init.kaiming_uniform_(torch.empty(64, 3, 7, 7), a=math.sqrt(5)) after torch.manual_seed(123), PyTorch 1.13.1.
    [Theory]
    [InlineData("torch-2")]
    [InlineData("torch")]
    [InlineData("torch-2.13")]
    [InlineData("torch-2.0")]
    [InlineData("torch-1.13")]
    public void The_first_layer_of_a_resnet(string stream)
    {
        byte[] hex = ToolRun.Done("draw", "torch.kaiming-uniform(a=2.23606797749979)", "--shape", "64,3,7,7", "--stream", stream, "--seed", "123", "--format", "hex").Bytes;

        Assert.Equal("6ce01629fcddf0f95db27924523b449c37feba9c2ba41a4fc7479e8db6d46e5b", Convert.ToHexStringLower(SHA256.HashData(hex)));
    }

    [Theory]
    [InlineData("PyTorch has no QR decomposition", "torch.orthogonal", "torch", "bfloat16", "0")]
    [InlineData("torch-2.0 does not draw it", "torch.normal", "torch-2.0", "float16", "0")]
    [InlineData("PyTorch 1.13 has none", "torch.trunc-normal", "torch-1.13", "float16", "0")]
    [InlineData("to - from is beyond the range of float16", "uniform(low=-60000,high=60000)", "torch", "float16", "0")]
    [InlineData("the value is beyond the range of float16", "constant(70000)", "torch", "float16", "0")]
    [InlineData("PyTorch has no initializer for a delta-orthogonal", "delta-orthogonal", "torch", "float32", "0")]
    [InlineData("torch-2.13 takes -2^63 to 2^64 - 1", "zeros", "torch", "float32", "18446744073709551616")]
    [InlineData("torch-2.13 takes -2^63 to 2^64 - 1", "zeros", "torch-2", "float32", "1,2")]
    public void What_it_refuses_is_exit_code_2_and_a_reason(string reason, string initializer, string stream, string type, string seed) =>
        Assert.Contains(reason, ToolRun.Refused(2, "draw", initializer, "--shape", "3,4,4", "--stream", stream, "--dtype", type, "--seed", seed), StringComparison.Ordinal);
}

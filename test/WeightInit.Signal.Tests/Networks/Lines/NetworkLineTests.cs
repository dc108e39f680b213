namespace WeightInit.Signal.Tests.Networks.Lines;

public sealed class NetworkLineTests
{
    [Theory]
    [InlineData("784-256x30-10 tanh", 31, "10")]
    [InlineData("784-256x30-10 relu", 31, "10")]
    [InlineData("3-2", 1, "2")]
    [InlineData("1x28x28-conv16k3p1-relu-pool2-conv32k3p1-relu-pool2-10", 5, "10")]
    [InlineData("3x32x32-conv16k3p1-bn-[conv16k3p1-bn-relu-conv16k3p1-bn]x3-[conv32k3s2p1-bn-relu-conv32k3p1-bn]-gap-10 relu", 7, "10")]
    [InlineData("64-[128-64]x12-10 gelu", 13, "10")]
    [InlineData("64-[ln-128-gelu-64]x3-ln-10", 5, "10")]
    [InlineData("64-(32-16)x3-10 bn relu", 4, "10")]
    [InlineData("16x32-[ln-attn4]-[ln-64-gelu-32]-gap-5", 4, "5")]
    [InlineData("16tok100-embed32-[ln-attn4]-100", 3, "16,100")]
    [InlineData("8-16-16-2 leaky-relu(0.2)", 3, "2")]
    [InlineData("8-16-leaky_relu(0.2)-gn4-2 relu6", 2, "2")]
    [InlineData("4x9-dwconv k3", -1, "")]
    [InlineData("4x9-dwconvk3p1-conv8k1-avgpool3-maxpool2s1-flatten-dropout0.5-3", 7, "3")]
    public void Lines_are_read(string line, int layers, string output)
    {
        if (layers < 0)
        {
            Assert.Throws<NetworkLineException>(() => Network.Parse(line));
            return;
        }

        Network network = Network.Parse(line);
        Assert.Equal(layers, network.Layers.Count(layer => layer.Within is null));
        Assert.Equal(output, network.Output.Shape.ToString());
    }

    [Fact]
    public void The_last_size_is_linear_and_every_other_has_the_activation()
    {
        Network network = Network.Parse("784-256x3-10 tanh");
        Assert.Equal(3, network.Nodes.Count(node => node.Operation is Activate));
        Assert.Equal(["dense, tanh", "dense, tanh", "dense, tanh", "dense"], network.Layers.Select(layer => layer.Kind));
        Assert.Equal(["1", "2", "3", "4"], network.Layers.Select(layer => layer.Name));
        Assert.Equal(["1.weight", "1.bias"], network.Parameters.Take(2).Select(spec => spec.Name));
        Assert.Same(network.Output, network.Logits);
    }

    [Fact]
    public void The_last_layer_of_a_residual_block_is_linear()
    {
        Network network = Network.Parse("8-[16-8]-2 relu");
        NetworkLayer block = network.Layers[0];
        Assert.Equal("residual block", block.Kind);
        Assert.IsType<Add>(block.Output.Operation);
        Assert.IsType<Dense>(block.Output.Inputs[1].Operation);
        Assert.Equal(["1", "1.1", "1.2", "2"], network.Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void Another_shape_than_the_input_s_takes_a_way_around()
    {
        Network network = Network.Parse("3x8x8-[conv6k3s2p1-relu-conv6k3p1]-gap-2");
        Assert.Contains(network.Parameters, spec => spec.Name == "1.skip.weight" && spec.Shape == Shape.Of(6, 3, 1, 1));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("abc", 1)]
    [InlineData("784", 0)]
    [InlineData("784-", 5)]
    [InlineData("784--10", 5)]
    [InlineData("784-256x-10", 9)]
    [InlineData("784-256x30-10 rellu", 15)]
    [InlineData("784-cov3k3-10", 5)]
    [InlineData("784-conv3-10", 10)]
    [InlineData("784-conv3k3-10", 5)]
    [InlineData("1x8x8-conv4k9-10", 7)]
    [InlineData("1x8x8-conv4k3k3-10", 15)]
    [InlineData("1x8x8-conv4k3s0-10", 7)]
    [InlineData("4-[8-4", 7)]
    [InlineData("4-[8-4)-2", 7)]
    [InlineData("4-8]-2", 4)]
    [InlineData("99999999999-8", 1)]
    [InlineData("2147483648-2147483648x2147483648", 12)]
    [InlineData("8-dropout1.5-2", 10)]
    [InlineData("8-attn2-2", 3)]
    [InlineData("8-16-2 relu 3", 13)]
    public void What_is_wrong_is_pointed_at(string line, int character)
    {
        if (character == 0)
        {
            Assert.Empty(Network.Parse(line).Layers);
            return;
        }

        NetworkLineException refused = Assert.Throws<NetworkLineException>(() => Network.Parse(line));
        Assert.Equal(character, refused.Position + 1);
        Assert.StartsWith($"network line, character {character}: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void Mutated_lines_end_in_one_line_errors()
    {
        string[] seeds = ["784-256x30-10 relu", "3x16x16-conv8k3p1-bn-[conv8k3p1-relu-conv8k3p1]x2-pool2-gap-10 tanh", "16tok100-embed32-[ln-attn4]-100 leaky-relu(0.2)"];
        const string Alphabet = "0123456789x-[]()kspgd .convpoltanhrelubn_\t\0é";
        Random random = new(7);
        int read = 0, refused = 0;
        for (int i = 0; i < 2000; i++)
        {
            List<char> line = [.. seeds[i % seeds.Length]];
            for (int change = random.Next(1, 5); change > 0; change--)
            {
                int at = random.Next(line.Count);
                switch (random.Next(3))
                {
                    case 0: line[at] = Alphabet[random.Next(Alphabet.Length)]; break;
                    case 1: line.Insert(at, Alphabet[random.Next(Alphabet.Length)]); break;
                    default: line.RemoveRange(at, Math.Min(line.Count - at - 1, random.Next(3))); break;
                }
            }

            try
            {
                Network.Parse(new string([.. line]));
                read++;
            }
            catch (NetworkLineException exception)
            {
                Assert.DoesNotContain(exception.Message, char.IsControl);
                refused++;
            }
        }

        Assert.True(read > 100 && refused > 500, $"{read} lines were read, {refused} refused");
    }
}

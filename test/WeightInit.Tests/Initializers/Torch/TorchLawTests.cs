using System.Globalization;

namespace WeightInit.Tests.Initializers;

public class TorchLawTests
{
    // What torch.nn.init 1.13.1 hands to uniform_ and normal_, recorded.
    [Theory]
    [InlineData("torch.xavier-uniform(gain=1.4)", "2,3", "uniform(low=-1.533623161014465,high=1.533623161014465)")]
    [InlineData("torch.xavier-normal", "2,3", "normal(mean=0,std=0.6324555320336759)")]
    [InlineData("torch.kaiming-uniform(a=2.23606797749979)", "2,3", "uniform(low=-0.5773502691896257,high=0.5773502691896257)")]
    [InlineData("torch.kaiming-uniform(a=0.2,mode=fan-out)", "2,3", "uniform(low=-1.6984155512168935,high=1.6984155512168935)")]
    [InlineData("torch.kaiming-normal(mode=fan-out,nonlinearity=relu)", "2,3", "normal(mean=0,std=1)")]
    [InlineData("torch.kaiming-normal(a=3,nonlinearity=selu)", "2,3", "normal(mean=0,std=0.43301270189221935)")]
    [InlineData("torch.kaiming-normal(nonlinearity=tanh)", "2,3", "normal(mean=0,std=0.9622504486493764)")]
    [InlineData("torch.xavier-uniform(gain=1.4)", "257,513", "uniform(low=-0.12358287613066493,high=0.12358287613066493)")]
    [InlineData("torch.xavier-normal", "257,513", "normal(mean=0,std=0.050964719143762556)")]
    [InlineData("torch.kaiming-uniform(a=2.23606797749979)", "257,513", "uniform(low=-0.04415107856883479,high=0.04415107856883479)")]
    [InlineData("torch.kaiming-uniform(a=0.2,mode=fan-out)", "257,513", "uniform(low=-0.14982779699331727,high=0.14982779699331727)")]
    [InlineData("torch.kaiming-normal(mode=fan-out,nonlinearity=relu)", "257,513", "normal(mean=0,std=0.08821621827824618)")]
    [InlineData("torch.kaiming-normal(a=3,nonlinearity=selu)", "257,513", "normal(mean=0,std=0.033113308926626096)")]
    [InlineData("torch.kaiming-normal(nonlinearity=tanh)", "257,513", "normal(mean=0,std=0.07358513094805799)")]
    [InlineData("torch.xavier-uniform(gain=1.4)", "16,8,3,3", "uniform(low=-0.2333333333333333,high=0.2333333333333333)")]
    [InlineData("torch.xavier-normal", "16,8,3,3", "normal(mean=0,std=0.09622504486493763)")]
    [InlineData("torch.kaiming-uniform(a=2.23606797749979)", "16,8,3,3", "uniform(low=-0.11785113019775792,high=0.11785113019775792)")]
    [InlineData("torch.kaiming-uniform(a=0.2,mode=fan-out)", "16,8,3,3", "uniform(low=-0.2001601922563589,high=0.2001601922563589)")]
    [InlineData("torch.kaiming-normal(mode=fan-out,nonlinearity=relu)", "16,8,3,3", "normal(mean=0,std=0.11785113019775793)")]
    [InlineData("torch.kaiming-normal(a=3,nonlinearity=selu)", "16,8,3,3", "normal(mean=0,std=0.08838834764831845)")]
    [InlineData("torch.kaiming-normal(nonlinearity=tanh)", "16,8,3,3", "normal(mean=0,std=0.19641855032959657)")]
    [InlineData("torch.xavier-uniform(gain=1.4)", "5,7,11", "uniform(low=-0.2984810028978546,high=0.2984810028978546)")]
    [InlineData("torch.xavier-normal", "5,7,11", "normal(mean=0,std=0.12309149097933274)")]
    [InlineData("torch.kaiming-uniform(a=2.23606797749979)", "5,7,11", "uniform(low=-0.11396057645963792,high=0.11396057645963792)")]
    [InlineData("torch.kaiming-uniform(a=0.2,mode=fan-out)", "5,7,11", "uniform(low=-0.3238751378156478,high=0.3238751378156478)")]
    [InlineData("torch.kaiming-normal(mode=fan-out,nonlinearity=relu)", "5,7,11", "normal(mean=0,std=0.19069251784911848)")]
    [InlineData("torch.kaiming-normal(a=3,nonlinearity=selu)", "5,7,11", "normal(mean=0,std=0.08547043234472845)")]
    [InlineData("torch.kaiming-normal(nonlinearity=tanh)", "5,7,11", "normal(mean=0,std=0.18993429409939658)")]
    [InlineData("torch.uniform", "5", "uniform(low=0,high=1)")]
    [InlineData("torch.normal", "5", "normal(mean=0,std=1)")]
    [InlineData("torch.trunc-normal(std=0.02,a=-0.04,b=0.04)", "5", "truncated-normal(mean=0,std=0.02,low=-2,high=2)")]
    [InlineData("torch.trunc-normal(std=0.02)", "5", "truncated-normal(mean=0,std=0.02,low=-100,high=100)")]
    [InlineData("torch.kaiming-normal", "0,3", "zeros")]
    [InlineData("torch.xavier-normal", "0,2", "normal(mean=0,std=1)")]
    public void Laws_keep_PyTorchs_order(string initializer, string shape, string law) =>
        Assert.Equal(law, Law(initializer, Shape.Parse(shape)).ToString());

    // transformers-5.23.0 recorded what the constructors of Linear and Conv hand to uniform_.
    [Fact]
    public void The_default_of_Linear_and_Conv_is_kaiming_uniform_with_the_root_of_5()
    {
        TorchKaimingUniform standard = Init.Torch.KaimingUniform(Math.Sqrt(5));
        int rows = 0;
        foreach (string folder in Directory.GetDirectories(Repository.Golden("transformers-5.23.0")))
        {
            string path = Path.Combine(folder, "draws.tsv");
            if (!File.Exists(path))
                continue;
            foreach (string[] cells in File.ReadLines(path).Select(line => line.Split('\t')))
            {
                if (cells[0] != "uniform_" || !cells[2].Contains(',', StringComparison.Ordinal))
                    continue;
                double[] bounds = [.. cells[4].Split(' ').Select(cell => double.Parse(cell.Split('=')[1], CultureInfo.InvariantCulture))];
                Assert.Equal(new Uniform(bounds[0], bounds[1]), standard.DistributionFor(Shape.Parse(cells[2])));
                rows++;
            }
        }

        Assert.Equal(UniformRows, rows);
    }

    // resnet's law: kaiming_normal_(mode='fan_out', nonlinearity='relu').
    [Theory]
    [InlineData("resnet-tiny-basic")]
    [InlineData("resnet-tiny-bottleneck")]
    public void Convolutions_of_resnet_have_the_recorded_deviation(string model)
    {
        TorchKaimingNormal law = Init.Torch.KaimingNormal(mode: FanMode.FanOut, nonlinearity: "relu");
        int rows = 0;
        foreach (string[] cells in File.ReadLines(Repository.Golden("transformers-5.23.0", model, "draws.tsv")).Select(line => line.Split('\t')))
        {
            if (cells[0] != "normal_" || cells[2].Split(',').Length != 4)
                continue;
            double[] numbers = [.. cells[4].Split(' ').Select(cell => double.Parse(cell.Split('=')[1], CultureInfo.InvariantCulture))];
            if (numbers[1] == 0.02)
                continue;
            Assert.Equal(new Normal(numbers[0], numbers[1]), law.DistributionFor(Shape.Parse(cells[2])));
            rows++;
        }

        Assert.Equal(model == "resnet-tiny-basic" ? 10 : 15, rows);
    }

    [Fact]
    public void A_layout_said_outright_is_believed_and_groups_are_not()
    {
        Assert.Equal(new Normal(0, Math.Sqrt(2.0) / Math.Sqrt(3)), Init.Torch.KaimingNormal().DistributionFor(new TensorSpec("w", [3, 4], WeightLayout.InOut)));
        Assert.Equal(
            Init.Torch.XavierNormal().DistributionFor(new TensorSpec("w", [8, 4, 3])),
            Init.Torch.XavierNormal().DistributionFor(new TensorSpec("w", [8, 4, 3], WeightLayout.OutIn.WithGroups(2))));
        Assert.Single(Init.Torch.XavierUniform().LawsFor(new TensorSpec("w", [6, 4], WeightLayout.OutIn.Packed(2, 4))));
    }

    [Theory]
    [InlineData("torch.xavier-normal", "5", "weight: PyTorch has no fans for the shape (5)")]
    [InlineData("torch.kaiming-uniform", "5", "weight: PyTorch has no fans for the shape (5)")]
    [InlineData("torch.xavier-uniform", "0,0", "weight: torch.xavier-uniform scales by fan-avg, which is not above 0 for the shape (0,0).")]
    public void A_shape_that_PyTorch_refuses_is_refused(string initializer, string shape, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() => Law(initializer, Shape.Parse(shape))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("torch.kaiming-normal(nonlinearity=gelu)", "torch.kaiming-normal: nonlinearity = 'gelu' is not accepted; give linear, conv1d,")]
    [InlineData("torch.kaiming-normal(mode=fan-avg)", "torch.kaiming-normal: mode = 'fan-avg' is not accepted; give fan-in, fan-out.")]
    [InlineData("torch.kaiming-uniform(a=inf)", "torch.kaiming-uniform: a = inf is not accepted; give a finite number.")]
    [InlineData("torch.xavier-uniform(gain=0)", "torch.xavier-uniform: gain = 0 is not accepted; give a finite number above 0.")]
    [InlineData("torch.uniform(a=1)", "torch.uniform: b = 1 is not accepted; give a number above a = 1.")]
    [InlineData("torch.trunc-normal(std=0)", "torch.trunc-normal: std = 0 is not accepted; give a finite number above 0.")]
    [InlineData("torch.trunc-normal(a=3)", "torch.trunc-normal: b = 2 is not accepted; give a number above a = 3.")]
    [InlineData("torch.sparse", "torch.sparse: sparsity is missing; give a number from 0 to 1.")]
    [InlineData("torch.sparse(sparsity=2)", "torch.sparse: sparsity = 2 is not accepted; give a number from 0 to 1.")]
    [InlineData("torch.eye(gain=1)", "torch.eye: there is no argument 'gain'; it takes none.")]
    [InlineData("torch.kaiming_uniform_", "did you mean torch.kaiming-uniform?")]
    public void What_PyTorch_does_not_take_is_refused(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => Initializer.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void With_refuses_what_construction_refuses()
    {
        Assert.Throws<ArgumentException>(() => Init.Torch.KaimingNormal() with { Nonlinearity = "gelu" });
        Assert.Throws<ArgumentException>(() => Init.Torch.KaimingNormal() with { Mode = FanMode.FanAverage });
        Assert.Throws<ArgumentException>(() => Init.Torch.KaimingUniform() with { A = double.NaN });
        Assert.Throws<ArgumentException>(() => Init.Torch.XavierUniform() with { Gain = -1 });
        Assert.Throws<ArgumentException>(() => Init.Torch.Normal() with { Std = -1 });
        Assert.Throws<ArgumentException>(() => Init.Torch.TruncNormal() with { Std = 0 });
        Assert.Throws<ArgumentException>(() => Init.Torch.Sparse(0.1) with { Sparsity = -1 });
        Assert.Throws<ArgumentException>(() => Init.Torch.Dirac() with { Groups = 0 });
        Assert.Throws<ArgumentException>(() => Init.Torch.Zeros with { Val = double.NaN });
    }

    [Fact]
    public void Structures_go_by_position_whatever_the_layout()
    {
        TensorSpec weight = new("w", [4, 2, 3], WeightLayout.InOut);
        RandomKey key = RandomKey.FromSeed(0);

        Assert.Equal(new OrthogonalLaw(4, 6, 1), Init.Torch.Orthogonal().PlacementIn(weight).Law);
        Assert.True(Init.Torch.Orthogonal().PlacementIn(weight).IsWhole(24));
        Assert.Equal(new SparseLaw(2, 3, 0.4, 0.01), Init.Torch.Sparse(0.4).PlacementIn(new TensorSpec("w", [2, 3])).Law);
        Assert.Equal(1, new SparseLaw(2, 3, 0.4, 0.01).Zeros);
        Assert.Equal(
            Init.Dirac(2).Create<float>(weight with { Layout = WeightLayout.OutIn }, key),
            Init.Torch.Dirac(2).Create<float>(weight, key));
        Assert.Equal(Init.Identity().Create<float>(Shape.Of(3, 2), key), Init.Torch.Eye.Create<float>(Shape.Of(3, 2), key));
        Assert.Throws<ArgumentException>(() => Init.Torch.Orthogonal().PlacementIn(new TensorSpec("w", [3])));
        Assert.Throws<ArgumentException>(() => Init.Torch.Sparse(0.1).PlacementIn(weight));
    }

    private const int UniformRows = 540;

    private static Distribution Law(string initializer, Shape shape) =>
        ((ElementwiseInitializer)Initializer.Parse(initializer)).DistributionFor(shape);
}

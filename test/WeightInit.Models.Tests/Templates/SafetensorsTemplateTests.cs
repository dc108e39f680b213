using WeightInit.Tests;

namespace WeightInit.Models.Tests.Templates;

public class SafetensorsTemplateTests
{
    private static readonly string Conv = Repository.Golden("signal-torch-2.13.0", "conv", "weights.safetensors");

    [Fact]
    public void Names_shapes_and_dtypes_are_those_of_the_header()
    {
        ModelSpec model = SafetensorsTemplate.Read(Conv);
        SafetensorsHeader header = SafetensorsHeader.Read(Conv);

        Assert.Equal("weights.safetensors", model.Name);
        Assert.Equal(
            header.Entries.Select(entry => (entry.Name, entry.Shape, entry.DType)),
            model.Tensors.Select(tensor => (tensor.Name, tensor.Shape, tensor.DType.ToSafetensors())));
        Assert.Equal(["0.weight", "10.weight", "2.weight", "6.weight"], model.Tensors.Where(tensor => tensor.Layout == WeightLayout.OutIn).Select(tensor => tensor.Name));
    }

    [Fact]
    public void What_is_assumed_is_said_and_what_is_given_is_not()
    {
        ModelSpec assumed = SafetensorsTemplate.Read(Conv);
        ModelSpec given = SafetensorsTemplate.Read(Conv, DType.BFloat16, WeightLayout.InOut);

        Assert.Equal(
            [
                "the roles of 4 kernels, 3 biases, 1 norm scale, 1 norm shift, 3 buffers are taken from their names and ranks (docs/formats/templates.md)",
                "the axes of 4 kernels are (out, in, …), as in the layers of PyTorch; --layout says otherwise",
            ],
            assumed.Assumptions);
        Assert.Single(given.Assumptions);
        Assert.All(given.Tensors.Where(tensor => tensor.Role == TensorRole.Kernel), tensor => Assert.Equal(WeightLayout.InOut, tensor.Layout));
        Assert.All(given.Tensors, tensor => Assert.Equal(tensor.Name == "3.num_batches_tracked" ? DType.Int64 : DType.BFloat16, tensor.DType));
    }

    [Fact]
    public void Shards_are_one_model()
    {
        string folder = Repository.Golden("hostile", "checkpoints", "valid-shards");

        Assert.Equal(["a", "b"], SafetensorsTemplate.Read(folder).Tensors.Select(tensor => tensor.Name));
        Assert.Equal(["a", "b"], ModelSource.Load(Path.Combine(folder, "model.safetensors.index.json")).Model.Tensors.Select(tensor => tensor.Name));
    }

    [Fact]
    public void Types_that_are_neither_drawn_nor_kept_are_named()
    {
        TemplateException error = Assert.Throws<TemplateException>(() => SafetensorsTemplate.Read(Repository.Golden("hostile", "safetensors", "valid-every-dtype.safetensors")));

        Assert.Equal("F4", error.Tensor);
        Assert.Contains("F32, F64, BF16, F16, I64, I32, BOOL", error.Message, StringComparison.Ordinal);
    }
}

using System.Reflection;

namespace WeightInit.Tests.Initializers;

public class CatalogueTests
{
    /// <summary>Every name, an example of it as text, and the same from the catalogue that people browse.</summary>
    private static readonly (string Text, Initializer FromCatalogue)[] Examples =
    [
        ("zeros", Init.Zeros),
        ("ones", Init.Ones),
        ("constant(value=0.1)", Init.Constant(0.1)),
        ("keras.constant(value=0.1)", Init.Keras.Constant(0.1)),
        ("uniform(low=-0.1,high=0.3)", Init.Uniform(-0.1, 0.3)),
        ("fan-in-uniform", Init.FanInUniform),
        ("normal(mean=1,std=0.02)", Init.Normal(0.02, 1)),
        ("truncated-normal(std=0.02,low=-3,high=inf,corrected=true)", Init.TruncatedNormal(0.02, 0, -3, double.PositiveInfinity, true)),
        ("variance-scaling(scale=0.5,mode=fan-geo-avg,distribution=truncated-normal,corrected=false)", Init.VarianceScaling(0.5, FanMode.FanGeometricAverage, ScalingDistribution.TruncatedNormal, false)),
        ("glorot-uniform", Init.GlorotUniform),
        ("glorot-normal", Init.GlorotNormal),
        ("he-uniform", Init.HeUniform),
        ("he-normal", Init.HeNormal),
        ("lecun-uniform", Init.LeCunUniform),
        ("lecun-normal", Init.LeCunNormal),
        ("xavier-uniform", Init.XavierUniform),
        ("xavier-normal", Init.XavierNormal),
        ("kaiming-uniform", Init.KaimingUniform),
        ("kaiming-normal", Init.KaimingNormal),
        ("orthogonal(gain=1.4142135623730951)", Init.Orthogonal(Math.Sqrt(2))),
        ("delta-orthogonal(gain=2)", Init.DeltaOrthogonal(2)),
        ("identity(gain=0.5)", Init.Identity(0.5)),
        ("keras.identity(gain=0.5)", Init.Keras.Identity(0.5)),
        ("dirac(groups=2)", Init.Dirac(2)),
        ("sparse(sparsity=0.1,std=0.02)", Init.Sparse(0.1, 0.02)),
        ("torch.zeros", Init.Torch.Zeros),
        ("torch.ones", Init.Torch.Ones),
        ("torch.constant(val=0.1)", Init.Torch.Constant(0.1)),
        ("torch.uniform(a=-0.1,b=0.1)", Init.Torch.Uniform(-0.1, 0.1)),
        ("torch.normal(mean=0.25,std=0.02)", Init.Torch.Normal(0.25, 0.02)),
        ("torch.trunc-normal(mean=0.1,std=1.5,a=1.7,b=4)", Init.Torch.TruncNormal(0.1, 1.5, 1.7, 4)),
        ("torch.xavier-uniform(gain=1.4)", Init.Torch.XavierUniform(1.4)),
        ("torch.xavier-normal(gain=1.4)", Init.Torch.XavierNormal(1.4)),
        ("torch.kaiming-uniform(a=2.23606797749979)", Init.Torch.KaimingUniform(Math.Sqrt(5))),
        ("torch.kaiming-normal(mode=fan-out,nonlinearity=relu)", Init.Torch.KaimingNormal(mode: FanMode.FanOut, nonlinearity: "relu")),
        ("torch.orthogonal(gain=2)", Init.Torch.Orthogonal(2)),
        ("torch.sparse(sparsity=0.3)", Init.Torch.Sparse(0.3)),
        ("torch.dirac(groups=2)", Init.Torch.Dirac(2)),
        ("torch.eye", Init.Torch.Eye),
        ("keras.zeros", Init.Keras.Zeros),
        ("keras.ones", Init.Keras.Ones),
        ("keras.random-uniform(minval=-1,maxval=2)", Init.Keras.RandomUniform(-1, 2)),
        ("keras.random-normal(mean=1,stddev=0.5)", Init.Keras.RandomNormal(1, 0.5)),
        ("keras.truncated-normal(stddev=0.02)", Init.Keras.TruncatedNormal(stddev: 0.02)),
        ("keras.variance-scaling(scale=0.1,mode=fan-out,distribution=untruncated-normal)", Init.Keras.VarianceScaling(0.1, FanMode.FanOut, ScalingDistribution.Normal)),
        ("keras.glorot-uniform", Init.Keras.GlorotUniform),
        ("keras.glorot-normal", Init.Keras.GlorotNormal),
        ("keras.he-uniform", Init.Keras.HeUniform),
        ("keras.he-normal", Init.Keras.HeNormal),
        ("keras.lecun-uniform", Init.Keras.LecunUniform),
        ("keras.lecun-normal", Init.Keras.LecunNormal),
        ("keras.orthogonal(gain=2)", Init.Keras.Orthogonal(2)),
        ("keras.stft(side=imag,window=hamming,scaling=spectrum,periodic=true)", Init.Keras.Stft("imag", "hamming", "spectrum", true)),
        ("keras.unit-forget-bias", Init.Keras.UnitForgetBias),
        ("jax.zeros", Init.Jax.Zeros),
        ("jax.ones", Init.Jax.Ones),
        ("jax.constant(value=0.1)", Init.Jax.Constant(0.1)),
        ("jax.uniform(scale=0.3)", Init.Jax.Uniform(0.3)),
        ("jax.normal(stddev=0.02)", Init.Jax.Normal(0.02)),
        ("jax.truncated-normal(stddev=0.02,lower=-1.5,upper=0.7)", Init.Jax.TruncatedNormal(0.02, -1.5, 0.7)),
        ("jax.variance-scaling(scale=2,mode=fan-out,distribution=normal,in-axis=0+1,batch-axis=-3)", Init.Jax.VarianceScaling(2, FanMode.FanOut, ScalingDistribution.Normal) with { InAxis = [0, 1], BatchAxis = -3 }),
        ("jax.glorot-uniform(in-axis=-1,out-axis=-2)", Init.Jax.GlorotUniform with { InAxis = -1, OutAxis = -2 }),
        ("jax.glorot-normal", Init.Jax.GlorotNormal),
        ("jax.he-uniform", Init.Jax.HeUniform),
        ("jax.he-normal", Init.Jax.HeNormal),
        ("jax.lecun-uniform", Init.Jax.LecunUniform),
        ("jax.lecun-normal", Init.Jax.LecunNormal),
        ("jax.xavier-uniform", Init.Jax.XavierUniform),
        ("jax.xavier-normal", Init.Jax.XavierNormal),
        ("jax.kaiming-uniform", Init.Jax.KaimingUniform),
        ("jax.kaiming-normal", Init.Jax.KaimingNormal),
        ("jax.orthogonal(scale=0.5,column-axis=0)", Init.Jax.Orthogonal(0.5, 0)),
        ("jax.delta-orthogonal(scale=2)", Init.Jax.DeltaOrthogonal(2)),
        ("tf1.variance-scaling(factor=0.5,mode=fan-out,uniform=true)", Init.TensorFlow1.VarianceScaling(0.5, FanMode.FanOut, true)),
        ("tf1.msra", Init.TensorFlow1.Msra),
        ("tf1.caffe", Init.TensorFlow1.Caffe),
        ("tf1.xavier(uniform=false)", Init.TensorFlow1.Xavier(false)),
        ("tf1.glorot", Init.TensorFlow1.Glorot),
        ("sinusoids(interleaved=true)", Init.Sinusoids(interleaved: true)),
        ("numpy.small", Init.NumPy.Small),
        ("numpy.large", Init.NumPy.Large),
        ("numpy.xavier", Init.NumPy.Xavier),
        ("numpy.kaiming", Init.NumPy.Kaiming),
        ("numpy.xavier-out-in", Init.NumPy.XavierOutIn),
        ("numpy.glorot-out-in", Init.NumPy.GlorotOutIn),
    ];

    public static TheoryData<string> Texts { get; } = [.. Examples.Select(example => example.Text)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_and_catalogue_agree(string text) =>
        Assert.Equal(Examples.Single(example => example.Text == text).FromCatalogue, Initializer.Parse(text));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_and_json_are_lossless(string text)
    {
        Initializer initializer = Initializer.Parse(text);

        Assert.Equal(initializer, Initializer.Parse(initializer.ToString()));
        Assert.Equal(initializer.ToString(), Initializer.Parse(initializer.ToString()).ToString());
        Assert.Equal(initializer, Initializer.FromJson(initializer.ToJson()));
        Assert.Equal(initializer.ToJson(), Initializer.FromJson(initializer.ToJson()).ToJson());
        Assert.Equal(initializer.Text.Form.Parameters.Count, initializer.Text.Values.Count);
    }

    [Fact]
    public void Every_name_and_alias_has_an_example() =>
        Assert.Equal(
            Initializer.Catalogue.SelectMany(form => form.Aliases.Prepend(form.Name)).Order(StringComparer.Ordinal),
            Examples.Select(example => example.Text.Split('(')[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_initializer_type_is_registered()
    {
        Type[] types = [.. typeof(Initializer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Initializer)) && !type.IsAbstract)];

        Assert.Equal(
            types.Select(type => type.Name).Order(StringComparer.Ordinal),
            Examples.Select(example => example.FromCatalogue.GetType().Name).Distinct().Order(StringComparer.Ordinal));
        Assert.All(types, type => Assert.True(type.IsSealed && type.IsPublic, type.Name));
    }

    [Fact]
    public void Every_member_of_the_catalogue_makes_a_registered_initializer()
    {
        Type[] catalogues = [typeof(Init), .. typeof(Init).GetNestedTypes()];
        foreach (PropertyInfo property in catalogues.SelectMany(type => type.GetProperties()))
        {
            Initializer initializer = Assert.IsAssignableFrom<Initializer>(property.GetValue(null));
            Assert.Contains(Initializer.Catalogue, form => form.Name == initializer.Name);
            Assert.Contains(Examples, example => example.FromCatalogue.Equals(initializer));
        }

        foreach (MethodInfo method in catalogues.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)))
            Assert.True(method.ReturnType.IsSubclassOf(typeof(Initializer)), method.Name);
    }

    [Fact]
    public void Every_form_says_its_law_and_what_its_arguments_accept()
    {
        foreach (InitializerForm form in Initializer.Catalogue)
        {
            Assert.NotEqual("", form.Law);
            Assert.StartsWith(form.Name, form.ToString(), StringComparison.Ordinal);
            Assert.All(form.Parameters, parameter => Assert.NotEqual("", parameter.Accepted));
        }

        Assert.Equal("truncated-normal(mean=0,std,low=-2,high=2,corrected=false)", Form("truncated-normal").ToString());
        Assert.Equal("jax.he-normal(in-axis=-2,out-axis=-1,batch-axis=none)", Form("jax.he-normal").ToString());
    }

    private static InitializerForm Form(string name) => Initializer.Catalogue.Single(form => form.Name == name);
}

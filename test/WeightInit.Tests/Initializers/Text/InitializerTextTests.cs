namespace WeightInit.Tests.Initializers;

public class InitializerTextTests
{
    [Theory]
    [InlineData("normal(std=0.02)", "normal(std=0.02)")]
    [InlineData("normal:std=0.02", "normal(std=0.02)")]
    [InlineData(" normal ( std = 2e-2 , mean = 0.0 ) ", "normal(std=0.02)")]
    [InlineData("normal(mean=-1e-7,std=1E3)", "normal(mean=-1e-07,std=1000)")]
    [InlineData("constant(0.1)", "constant(value=0.1)")]
    [InlineData("constant:0.1", "constant(value=0.1)")]
    [InlineData("constant(value=1.0)", "ones")]
    [InlineData("constant(value=-0)", "constant(value=-0)")]
    [InlineData("zeros()", "zeros")]
    [InlineData("torch.constant(val=2)", "torch.constant(val=2)")]
    [InlineData("keras.constant", "zeros")]
    public void Text_reads_and_writes_canonically(string text, string canonical)
    {
        Initializer initializer = Initializer.Parse(text);

        Assert.Equal(canonical, initializer.ToString());
        Assert.Equal(initializer, Initializer.Parse(canonical));
    }

    [Theory]
    [InlineData("", "'' is not an initializer")]
    [InlineData("normal(", "is not an initializer: write name")]
    [InlineData("normal(std=0.02", "is not an initializer")]
    [InlineData("normal(std=)", "is not an initializer")]
    [InlineData("normal(=1)", "is not an initializer")]
    [InlineData("normal(std=1,)", "is not an initializer")]
    [InlineData("normal:", "is not an initializer")]
    [InlineData("normal std=1", "is not an initializer")]
    [InlineData("normal(std=(1))", "is not an initializer")]
    [InlineData("nromal(std=1)", "no initializer 'nromal'; did you mean normal?")]
    [InlineData("Zeros", "no initializer 'Zeros'; did you mean zeros?")]
    [InlineData("magic", "no initializer 'magic'; the catalogue has names such as")]
    [InlineData("normal(sigma=1)", "normal: there is no argument 'sigma'; it takes mean, std.")]
    [InlineData("zeros(value=1)", "zeros: there is no argument 'value'; it takes none.")]
    [InlineData("normal(0.02)", "normal: '0.02' has no name; it takes mean, std.")]
    [InlineData("zeros(1)", "zeros: '1' has no name; it takes none.")]
    [InlineData("constant(1,2)", "constant: value is given twice.")]
    [InlineData("normal(std=1,std=2)", "normal: std is given twice.")]
    [InlineData("normal(mean=1)", "normal: std is missing; give a finite number of 0 or more.")]
    [InlineData("normal(std=abc)", "normal: std = 'abc' is not accepted; give a finite number of 0 or more.")]
    [InlineData("normal(std=1e999)", "normal: std = '1e999' is not accepted; give a finite number of 0 or more.")]
    [InlineData("normal(std=-1)", "normal: std = -1 is not accepted; give a finite number of 0 or more.")]
    [InlineData("normal(std=inf)", "normal: std = inf is not accepted; give a finite number of 0 or more.")]
    [InlineData("normal(std=1_000)", "normal: std = '1_000' is not accepted")]
    public void What_is_wrong_with_a_text_is_named(string text, string expected)
    {
        FormatException refused = Assert.Throws<FormatException>(() => Initializer.Parse(text));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData("""{"name": "normal", "std": 0.02}""", """{"name":"normal","mean":0,"std":0.02}""")]
    [InlineData("""{"std": 2e-2, "mean": 0.0, "name": "normal"}""", """{"name":"normal","mean":0,"std":0.02}""")]
    [InlineData("\"normal(std=0.02)\"", """{"name":"normal","mean":0,"std":0.02}""")]
    [InlineData("""{"name": "zeros"}""", """{"name":"zeros"}""")]
    public void Json_reads_and_writes_canonically(string json, string canonical)
    {
        Initializer initializer = Initializer.FromJson(json);

        Assert.Equal(canonical, initializer.ToJson());
        Assert.Equal(initializer, Initializer.FromJson(canonical));
    }

    [Theory]
    [InlineData("{", "in JSON is an object with a name")]
    [InlineData("[]", "[] is no initializer: give an object with a name")]
    [InlineData("3", "3 is no initializer")]
    [InlineData("{}", "{} is no initializer")]
    [InlineData("""{"name": 3}""", "is no initializer")]
    [InlineData("""{"name": "normal", "name": "zeros", "std": 1}""", "has two names")]
    [InlineData("""{"name": "normal", "std": 1, "std": 2}""", "normal: std is given twice.")]
    [InlineData("""{"name": "normal", "std": 1, "Mean": 2}""", "normal: there is no argument 'Mean'; it takes mean, std.")]
    [InlineData("""{"name": "normal", "std": "1"}""", "normal: std = \"1\" is not accepted")]
    [InlineData("""{"name": "normal", "std": 1e999}""", "normal: std = 1e999 is not accepted")]
    [InlineData("""{"name": "normal"}""", "normal: std is missing")]
    public void What_is_wrong_with_json_is_named(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => Initializer.FromJson(json)).Message, StringComparison.Ordinal);

    [Fact]
    public void Construction_and_with_refuse_what_text_refuses()
    {
        NormalInitializer normal = new(0, 1);

        Assert.Contains("std = -1", Assert.Throws<ArgumentException>(() => new NormalInitializer(0, -1)).Message, StringComparison.Ordinal);
        Assert.Contains("std = -1", Assert.Throws<ArgumentException>(() => normal with { Std = -1 }).Message, StringComparison.Ordinal);
        Assert.Contains("mean = nan", Assert.Throws<ArgumentException>(() => normal with { Mean = double.NaN }).Message, StringComparison.Ordinal);
    }
}
